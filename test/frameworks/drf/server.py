"""A cellar with Django REST framework: a ModelViewSet with token authentication, and the framework's own error bodies."""

import json
import os
import select
import traceback

import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["*"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "rest_framework", "rest_framework.authtoken"],
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.TokenAuthentication"],
        "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "EXCEPTION_HANDLER": "__main__.spoiled",
    },
    ROOT_URLCONF="__main__",
    SECRET_KEY="of no account",
    USE_TZ=True,
)
django.setup()

from django.core.management import call_command  # noqa: E402
from django.core.servers.basehttp import WSGIRequestHandler, WSGIServer  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import Http404  # noqa: E402
from rest_framework import serializers, status, viewsets  # noqa: E402
from rest_framework.authtoken.models import Token  # noqa: E402
from rest_framework.decorators import action  # noqa: E402
from rest_framework.exceptions import ParseError, ValidationError  # noqa: E402
from rest_framework.response import Response  # noqa: E402
from rest_framework.routers import DefaultRouter  # noqa: E402
from rest_framework.views import exception_handler  # noqa: E402


class Wine(models.Model):
    COLOURS = [("red", "Red"), ("white", "White"), ("rose", "Rosé")]
    name = models.CharField(max_length=80)
    vintage = models.PositiveSmallIntegerField()
    colour = models.CharField(max_length=5, choices=COLOURS)
    notes = models.TextField(max_length=500, blank=True)

    class Meta:
        app_label = "cellar"
        ordering = ["id"]


class WineSerializer(serializers.ModelSerializer):
    vintage = serializers.IntegerField(min_value=1800, max_value=2100)

    class Meta:
        model = Wine
        fields = ["id", "name", "vintage", "colour", "notes"]


class ListQuery(serializers.Serializer):
    limit = serializers.IntegerField(min_value=1, max_value=100, default=20)
    colour = serializers.ChoiceField(choices=Wine.COLOURS, required=False)


class WineViewSet(viewsets.ModelViewSet):
    queryset = Wine.objects.all()
    serializer_class = WineSerializer
    http_method_names = ["get", "post", "patch", "delete"]

    def list(self, request):
        query = ListQuery(data=request.query_params)
        query.is_valid(raise_exception=True)
        limit = query.validated_data.pop("limit")
        wines = self.get_queryset().filter(**query.validated_data)[:limit]
        return Response(self.get_serializer(wines, many=True).data)

    def get_object(self):
        try:
            return super().get_object()
        except Http404:
            if self.request.META["DEFECT"] == "unknown-id" and self.action == "retrieve":
                return Wine.objects.first()
            raise

    @action(detail=False, methods=["post"])
    def bulk(self, request):
        wines = self.get_serializer(data=request.data, many=True, allow_empty=False)
        wines.is_valid(raise_exception=True)
        wines.save()
        return Response(wines.data, status=status.HTTP_201_CREATED)


router = DefaultRouter(trailing_slash=False)
router.include_root_view = False
router.register("wines", WineViewSet)
urlpatterns = router.urls


def spoiled(error, context):
    """Spoils the framework's answers; the honest server gets what its handler says."""
    response = exception_handler(error, context)
    defect = context["request"].META["DEFECT"]
    if defect == "bad-json" and isinstance(error, ParseError):
        response.status_code = 500
    if defect == "stack" and isinstance(error, (ParseError, ValidationError)):
        response.data = {"detail": "".join(traceback.format_exception(error))}
    if not isinstance(error, ValidationError):
        return response
    if defect == "status":
        response.status_code = 409
    if defect == "swallowed":
        response.status_code = 200
    if defect == "no-fields":
        response.data = {"detail": "Invalid input."}
    if defect == "field":
        response.data = [swapped(each) for each in response.data] if isinstance(response.data, list) else swapped(response.data)
    if defect == "bulk-index" and isinstance(response.data, list):
        response.data = [{}, *response.data]
    return response


def swapped(errors):
    if not isinstance(errors, dict):
        return errors
    return {{"name": "vintage", "vintage": "name"}.get(field, field): messages for field, messages in errors.items()}


class Handler(WSGIRequestHandler):
    def get_environ(self):
        return {**super().get_environ(), "DEFECT": self.server.defect}

    def log_message(self, *_):
        pass


def main():
    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        editor.create_model(Wine)
    from django.contrib.auth.models import User

    Token.objects.create(user=User.objects.create_user("sommelier"), key="secret")
    Wine.objects.create(name="Riesling", vintage=2019, colour="white")
    servers = []
    for defect in os.environ.get("DEFECT", "none").split(","):
        server = WSGIServer(("127.0.0.1", 0), Handler)
        server.set_app(get_wsgi_application())
        server.defect = defect
        servers.append(server)
    print(json.dumps({server.defect: f"http://127.0.0.1:{server.server_port}" for server in servers}), flush=True)
    # One thread serves them all: they share a database in memory.
    while True:
        for server in select.select(servers, [], [])[0]:
            server.handle_request()


main()
