/**
 * References whose target must live, because a verdict or a table would silently say something else without it: what a
 * package runs on and needs, what a site offers, what a step takes. Rows of "from" and "to".
 */
export const HARD_REFERENCES = `
  select package_id as "from", platform_id as "to" from package_platforms
  union all select package_id, dependency_id from package_dependencies
  union all select id, upgradable_on_id from packages
  union all select id, package_id from dependencies
  union all select site_id, platform_id from site_nodes
  union all select site_id, dependency_id from site_offers
  union all select site_id, runtime_id from site_runtimes
  union all select id, base_platform_id from images
  union all select image_id, needs_id from image_mounts
  union all select image_id, base_platform_id from builds
  union all select use_case_id, image_id from use_case_steps
  union all select s.use_case_id, p.package_id from step_packages p join use_case_steps s on s.id = p.step_id
  union all select s.use_case_id, n.dependency_id from step_needs n join use_case_steps s on s.id = n.step_id`;

/** All others: they simply fall silent while their target is in the trash. */
export const SOFT_REFERENCES = `
  select task_id as "from", entry_id as "to" from task_about
  union all select task_id, needs_id from task_dependencies
  union all select id, parent_id from tasks
  union all select from_id, to_id from entry_relations
  union all select image_id, package_id from image_contents
  union all select s.use_case_id, x.site_id from step_sites x join use_case_steps s on s.id = x.step_id
  union all select o.question_id, p.use_case_id from option_points p join options o on o.id = p.option_id
  union all select o.question_id, p.site_id from option_points p join options o on o.id = p.option_id`;
