// Loaded into programs this project starts and that must not outlive it: ends them when the one that started them is
// gone, which may have been killed without a chance to say so. What those programs fork in their turn loads this too,
// and has a channel of its own that must be left alone.
if (Number(process.env.SEAWORTHY_STARTED_BY) === process.ppid) {
  process.on('disconnect', () => process.exit(1));
  process.channel?.unref();
}
