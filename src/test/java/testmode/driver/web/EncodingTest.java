package testmode.driver.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Answers that an app packs, though nobody asked for it. */
class EncodingTest {

  private static final String TEXT = "{\"state\":\"paid, äöü\"}";

  private interface Packer {
    OutputStream into(OutputStream to) throws IOException;
  }

  private static byte[] packed(Packer packer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream to = packer.into(bytes)) {
      to.write(TEXT.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void gzipAndDeflateAreRead() throws IOException {
    assertThat(Encoding.text(packed(GZIPOutputStream::new), "gzip")).isEqualTo(TEXT);
    assertThat(Encoding.text(packed(GZIPOutputStream::new), "X-GZip")).isEqualTo(TEXT);
    assertThat(Encoding.text(packed(DeflaterOutputStream::new), "deflate")).isEqualTo(TEXT);
  }

  @Test
  void anAnswerWithoutABodyHasNothingToUnpack() throws IOException {
    assertThat(Encoding.text(new byte[0], "gzip")).isEmpty();
  }

  @Test
  void aPackedAnswerThatWasCutIsNoWholeOne() throws IOException {
    byte[] whole = packed(GZIPOutputStream::new);

    assertThatThrownBy(() -> Encoding.text(Arrays.copyOf(whole, whole.length / 2), "gzip"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void anotherEncodingIsToldPlainly() throws Exception {
    try (TinyServer app = new TinyServer()) {
      app.on("GET /", any -> new TinyServer.Reply(200, "?", Map.of("Content-Encoding", "br")));

      HttpAnswer answer =
          new Web().send("GET", app.uri().resolve("/"), Map.of(), null, Duration.ofSeconds(20));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).contains("Content-Encoding 'br'").contains("gzip and deflate");
    }
  }
}
