package testmode.acceptance.evidence;

import java.nio.file.Files;
import java.nio.file.Path;
import testmode.acceptance.selection.Selection;
import testmode.acceptance.selection.Shard;

/** One shard of a run: what it came to, and the folder in which it left that. */
record ShardPart(Path folder, RunFile run, Shard shard) {

  static boolean isOfARun(Path folder) {
    return Files.exists(folder.resolve(RunFile.NAME));
  }

  /**
   * Reads a folder that {@link #isOfARun}.
   *
   * @throws ShardsRefused when the run was no shard, or one that is not merged
   */
  static ShardPart read(Path folder) {
    RunFile run = RunFile.read(folder);
    Selection selection = run.selection();
    if (selection.shard() == null) {
      throw new ShardsRefused(
          folder + " is of a run without -Dtestmode.shard=k/n, and stands for itself.");
    }
    if (selection.rerun()) {
      throw new ShardsRefused(
          folder + " is of -Dtestmode.rerun, which plays less than its shards did.");
    }
    return new ShardPart(folder, run, Shard.parse(selection.shard()));
  }

  /** {@code 2/4}. */
  String name() {
    return shard.number() + "/" + shard.of();
  }

  /** What all shards of the run were asked for together. */
  Selection selection() {
    return run.selection().withoutShard();
  }
}
