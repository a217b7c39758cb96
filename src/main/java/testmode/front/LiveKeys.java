package testmode.front;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Looks for a live key in what one connection sends, wherever it is cut into pieces. */
final class LiveKeys {
  /** As it is, or as the user of basic authentication: in base64. */
  private static final Pattern LIVE = Pattern.compile("[rs]k_live_|Basic (?:c2tfbGl2Z|cmtfbGl2Z)");

  /** One less than the longest match. */
  private static final int OVERLAP = "Basic c2tfbGl2Z".length() - 1;

  private String before = "";

  /** Whether a live key is complete with this piece. */
  boolean endsIn(byte[] piece, int length) {
    String text = before + new String(piece, 0, length, StandardCharsets.ISO_8859_1);
    before = text.substring(Math.max(0, text.length() - OVERLAP));
    return LIVE.matcher(text).find();
  }
}
