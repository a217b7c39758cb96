package testmode.acceptance.evidence;

/** Shards that do not make one run; the message is one sentence for who merges them. */
final class ShardsRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ShardsRefused(String message) {
    super(message);
  }
}
