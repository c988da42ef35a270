"""A warehouse with FastAPI: its own validation, its own error bodies, its generated document at /openapi.json."""

import asyncio
import json
import os
import socket
import traceback
from typing import List, Literal, Optional

import uvicorn
from fastapi import Depends, FastAPI, HTTPException, Query, Request
from fastapi.exception_handlers import request_validation_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse
from fastapi.security import APIKeyHeader
from pydantic import BaseModel, Field, validator


class NewItem(BaseModel):
    name: str = Field(min_length=1, max_length=80)
    price: float = Field(gt=0, le=100000)
    stock: int = Field(0, ge=0, le=9999)
    size: Optional[Literal["S", "M", "L"]] = None

    # Half of a surrogate pair could be stored, but never be answered.
    @validator("name")
    def is_unicode(cls, name):
        name.encode()
        return name


class ItemChanges(BaseModel):
    name: Optional[str] = Field(None, min_length=1, max_length=80)
    price: Optional[float] = Field(None, gt=0, le=100000)
    stock: Optional[int] = Field(None, ge=0, le=9999)

    @validator("name")
    def is_unicode(cls, name):
        return name if name is None else NewItem.is_unicode(name)


class Item(NewItem):
    id: int


key = APIKeyHeader(name="X-API-Key", auto_error=False)


def authenticated(given: Optional[str] = Depends(key)):
    if given != "secret":
        raise HTTPException(status_code=401, detail="Invalid or missing API key")


def warehouse(defect):
    app = FastAPI(title="Warehouse", version="1.0.0")
    signed_in = [Depends(authenticated)]
    items = {}
    last = 0

    def add(new):
        nonlocal last
        last += 1
        items[last] = Item(id=last, **new.dict())
        return items[last]

    def found(item_id):
        if item_id not in items:
            raise HTTPException(status_code=404, detail="Item not found")
        return items[item_id]

    add(NewItem(name="Bolt", price=0.5, stock=100))

    @app.get("/items", response_model=List[Item], response_model_exclude_none=True, dependencies=signed_in)
    def list_items(limit: int = Query(20, ge=1, le=100), size: Optional[Literal["S", "M", "L"]] = None):
        return [item for item in items.values() if size is None or item.size == size][:limit]

    @app.post("/items", response_model=Item, response_model_exclude_none=True, status_code=201, dependencies=signed_in)
    def create_item(item: NewItem):
        return add(item)

    @app.post("/items/bulk", response_model=List[Item], response_model_exclude_none=True, status_code=201, dependencies=signed_in)
    def create_items(new: List[NewItem]):
        return [add(item) for item in new]

    @app.get("/items/{item_id}", response_model=Optional[Item], response_model_exclude_none=True, dependencies=signed_in)
    def read_item(item_id: int):
        if defect == "unknown-id":
            return items.get(item_id)
        return found(item_id)

    @app.patch("/items/{item_id}", response_model=Item, response_model_exclude_none=True, dependencies=signed_in)
    def update_item(item_id: int, changes: ItemChanges):
        changed = found(item_id).copy(update=changes.dict(exclude_unset=True, exclude_none=True))
        items[item_id] = changed
        return changed

    @app.delete("/items/{item_id}", status_code=204, dependencies=signed_in)
    def delete_item(item_id: int):
        found(item_id)
        del items[item_id]

    plant(app, defect)
    return app


def plant(app, defect):
    """Spoils FastAPI's errors; the honest server keeps its handlers."""
    if defect in ("none", "unknown-id"):
        return

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError):
        errors = error.errors()
        is_json = any(each["type"] in ("value_error.jsondecode", "json_invalid") for each in errors)
        if defect == "bad-json" and is_json:
            return PlainTextResponse("Internal Server Error", status_code=500)
        if is_json:
            return await request_validation_exception_handler(request, error)
        if defect == "stack":
            return JSONResponse({"detail": "".join(traceback.format_exception(error))}, status_code=422)
        if defect == "status":
            return JSONResponse({"detail": errors}, status_code=409)
        if defect == "swallowed":
            return JSONResponse({"detail": errors}, status_code=200)
        return JSONResponse({"detail": [bent(each, defect) for each in errors]}, status_code=422)


def bent(error, defect):
    loc = list(error["loc"])
    if defect == "code":
        return {**error, "type": "value_error.url.scheme"}
    if defect == "field" and len(loc) > 1:
        loc[-1] = {"name": "price", "price": "name"}.get(loc[-1], "name")
    if defect == "bulk-index" and len(loc) > 1 and isinstance(loc[1], int):
        loc[1] += 1
    return {**error, "loc": loc}


async def main():
    addresses, servers = {}, []
    for defect in os.environ.get("DEFECT", "none").split(","):
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        addresses[defect] = f"http://127.0.0.1:{listening.getsockname()[1]}"
        server = uvicorn.Server(uvicorn.Config(warehouse(defect), log_level="critical"))
        server.install_signal_handlers = lambda: None
        servers.append((server, listening))
    tasks = [asyncio.create_task(server.serve(sockets=[listening])) for server, listening in servers]
    while not all(server.started for server, _ in servers):
        await asyncio.sleep(0.01)
    print(json.dumps(addresses), flush=True)
    await asyncio.gather(*tasks)


asyncio.run(main())
