import type { ApiTask, ApiTaskDetail } from '#lib/contracts/api/task.ts';
import type { TaskDto, TaskItemDto } from '#lib/read/dto-task.ts';

/** The API's task. */
export function toApiTask(task: TaskItemDto): ApiTask {
  return {
    number: task.number,
    slug: task.slug,
    name: task.name,
    state: task.state,
    position: task.position,
    owner: task.owner,
    dueOn: task.dueOn,
    closedOn: task.closedOn,
    about: task.about,
    actions: task.actions,
    waitsFor: task.waitsFor,
    contradicted: task.contradicted,
    version: task.version,
    updatedAt: task.updatedAt,
  };
}

export function toApiTaskDetail(task: TaskDto): ApiTaskDetail {
  return {
    ...toApiTask(task),
    body: task.body,
    parent: task.parent,
    subTasks: task.subTasks,
    waitedForBy: task.waitedForBy,
    remarks: task.remarks,
  };
}
