package testmode.driver.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** What an app packed, though nobody asked for it. */
final class Encoding {

  /** Guards against a small answer that becomes a huge one; no page of a shop has this size. */
  static final int MOST_BYTES = 64 * 1024 * 1024;

  private Encoding() {}

  /**
   * The text of a body; of an encoding that is not read, a sentence that says so.
   *
   * @param encoding the value of {@code Content-Encoding}; null for none
   * @throws IOException when the body is not in that encoding, not whole, or larger than {@link
   *     #MOST_BYTES} when it is unpacked
   */
  static String text(byte[] body, @Nullable String encoding) throws IOException {
    String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    if (body.length == 0 || name.isEmpty() || name.equals("identity")) {
      return new String(body, StandardCharsets.UTF_8);
    }
    ByteArrayInputStream packed = new ByteArrayInputStream(body);
    return switch (name) {
      case "gzip", "x-gzip" -> unpacked(new GZIPInputStream(packed));
      case "deflate" -> unpacked(new InflaterInputStream(packed));
      default ->
          "(not read: the body has the Content-Encoding '"
              + name
              + "', which no request asked for; Testmode reads gzip and deflate)";
    };
  }

  private static String unpacked(InputStream from) throws IOException {
    try (from) {
      byte[] all = from.readNBytes(MOST_BYTES + 1);
      if (all.length > MOST_BYTES) {
        throw new IOException("the unpacked body is larger than " + MOST_BYTES + " bytes");
      }
      return new String(all, StandardCharsets.UTF_8);
    }
  }
}
