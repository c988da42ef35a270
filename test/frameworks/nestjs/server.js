import {
  BadRequestException,
  Body,
  Catch,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpException,
  Module,
  NotFoundException,
  Param,
  ParseIntPipe,
  Patch,
  Post,
  Query,
  UnauthorizedException,
  ValidationPipe,
} from '@nestjs/common';
import { BaseExceptionFilter, HttpAdapterHost, NestFactory } from '@nestjs/core';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { listenForEach } from '../listen.js';

// Node runs no decorator syntax, so decorators are called as the functions that they are.

/** Decorates the members of a data class. */
function fields(target, members) {
  for (const [name, decorators] of Object.entries(members)) for (const decorator of decorators) decorator(target.prototype, name);
}

/** Decorates a method and its parameters, and records the parameter types as the TypeScript compiler would. */
function route(target, name, { decorators, parameters = [], types = [] }) {
  for (const [index, parameter] of parameters.entries()) parameter(target.prototype, name, index);
  Reflect.defineMetadata('design:paramtypes', types, target.prototype, name);
  for (const decorator of decorators) decorator(target.prototype, name, Object.getOwnPropertyDescriptor(target.prototype, name));
}

const KINDS = ['day', 'evening', 'weekend'];

class CreateCourseDto {
  name;
  teacher;
  seats;
  kind;
}
fields(CreateCourseDto, {
  name: [IsString(), Length(1, 60)],
  teacher: [IsEmail()],
  seats: [IsInt(), Min(1), Max(500)],
  kind: [IsOptional(), IsIn(KINDS)],
});
class CreateCoursesDto {
  courses;
}
fields(CreateCoursesDto, {
  courses: [IsArray(), ArrayMinSize(1), ArrayMaxSize(50), ValidateNested({ each: true }), Type(() => CreateCourseDto)],
});
class UpdateCourseDto {
  name;
  teacher;
  seats;
  kind;
}
fields(UpdateCourseDto, {
  name: [IsOptional(), IsString(), Length(1, 60)],
  teacher: [IsOptional(), IsEmail()],
  seats: [IsOptional(), IsInt(), Min(1), Max(500)],
  kind: [IsOptional(), IsIn(KINDS)],
});
class ListCoursesDto {
  limit;
  kind;
}
fields(ListCoursesDto, {
  limit: [IsOptional(), Type(() => Number), IsInt(), Min(1), Max(100)],
  kind: [IsOptional(), IsIn(KINDS)],
});

/** A school with NestJS: class-validator behind the ValidationPipe, and Nest's own exceptions. */
function school(defect) {
  const courses = new Map();
  let last = 0;
  const add = (dto) => {
    last += 1;
    courses.set(last, { id: last, ...dto });
    return courses.get(last);
  };
  add({ name: 'Pottery', teacher: 'morse@example.com', seats: 12, kind: 'evening' });
  const found = (id) => {
    const course = courses.get(id);
    if (course === undefined) throw new NotFoundException(`Course ${id} not found`);
    return course;
  };

  class CoursesController {
    list({ limit = 20, kind }) {
      return [...courses.values()].filter((course) => kind === undefined || course.kind === kind).slice(0, limit);
    }
    create(dto) {
      return add(dto);
    }
    createMany({ courses: dtos }) {
      return dtos.map(add);
    }
    read(id) {
      return defect === 'unknown-id' ? (courses.get(id) ?? courses.get(1)) : found(id);
    }
    update(id, dto) {
      const changes = Object.fromEntries(Object.entries(dto).filter(([, value]) => value !== undefined));
      return Object.assign(found(id), changes);
    }
    remove(id) {
      courses.delete(found(id).id);
    }
  }
  const id = Param('id', ParseIntPipe);
  route(CoursesController, 'list', { decorators: [Get()], parameters: [Query()], types: [ListCoursesDto] });
  route(CoursesController, 'create', { decorators: [Post()], parameters: [Body()], types: [CreateCourseDto] });
  route(CoursesController, 'createMany', { decorators: [Post('bulk')], parameters: [Body()], types: [CreateCoursesDto] });
  route(CoursesController, 'read', { decorators: [Get(':id')], parameters: [id], types: [Number] });
  route(CoursesController, 'update', { decorators: [Patch(':id')], parameters: [id, Body()], types: [Number, UpdateCourseDto] });
  route(CoursesController, 'remove', { decorators: [Delete(':id'), HttpCode(204)], parameters: [id], types: [Number] });
  Controller('courses')(CoursesController);

  // oxlint-disable-next-line typescript/no-extraneous-class -- a module of Nest is a class
  class SchoolModule {}
  Module({ controllers: [CoursesController] })(SchoolModule);
  return SchoolModule;
}

/** Refuses requests without the key. */
const keyGuard = {
  canActivate(context) {
    if (context.switchToHttp().getRequest().headers['x-api-key'] === 'secret') return true;
    throw new UnauthorizedException();
  },
};

/** Spoils what Nest answers to an exception; the honest server has no filter. */
function spoiling(defect, adapter) {
  class Spoiling extends BaseExceptionFilter {
    catch(exception, host) {
      const response = host.switchToHttp().getResponse();
      const body = exception instanceof HttpException ? exception.getResponse() : { statusCode: 500, message: 'Internal server error' };
      const isInvalid = exception instanceof BadRequestException && Array.isArray(body.message);
      const answer = (status, spoiled) => response.status(status).json({ ...body, ...spoiled });
      if (defect === 'stack') return answer(body.statusCode, { stack: exception.stack });
      if (defect === 'status' && isInvalid) return answer(409, { statusCode: 409, error: 'Conflict' });
      if (defect === 'code' && isInvalid) return answer(400, { statusCode: 404, error: 'Not Found' });
      if (defect === 'field' && isInvalid) return answer(400, { message: body.message.map(swapped) });
      if (defect === 'bulk-index' && isInvalid) return answer(400, { message: body.message.map(shifted) });
      if (defect === 'swallowed' && isInvalid) return response.status(200).json({ error: body.message });
      if (defect === 'bad-json' && exception instanceof BadRequestException && /JSON/.test(body.message))
        return answer(500, { statusCode: 500, error: 'Internal Server Error' });
      return super.catch(exception, host);
    }
  }
  Catch()(Spoiling);
  return new Spoiling(adapter);
}

function swapped(message) {
  return message.replace(/\b(name|teacher)\b/, (name) => (name === 'name' ? 'teacher' : 'name'));
}

function shifted(message) {
  return message.replace(/^courses\.(\d+)/, (_, index) => `courses.${Number(index) + 1}`);
}

await listenForEach(async (defect) => {
  const app = await NestFactory.create(school(defect), { logger: false });
  app.useGlobalPipes(new ValidationPipe({ transform: true }));
  app.useGlobalGuards(keyGuard);
  if (!['none', 'unknown-id'].includes(defect)) app.useGlobalFilters(spoiling(defect, app.get(HttpAdapterHost).httpAdapter));
  await app.listen(0, '127.0.0.1');
  return app.getHttpServer().address().port;
});
