package testmode.front;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The encoding of certificates, ITU-T X.690, as much as a certificate of ours takes. */
final class Der {
  private static final int SEQUENCE = 0x30;
  private static final int CONTEXT = 0x80;
  private static final int CONSTRUCTED = 0x20;
  private static final int LONG_LENGTH = 0x80;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SHORT_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  /** RFC 5280, 4.1.2.5: two digits for the year until then, four after. */
  private static final Instant LONG_YEARS = Instant.parse("2050-01-01T00:00:00Z");

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(SEQUENCE, parts);
  }

  static byte[] set(byte[]... parts) {
    return tagged(0x31, parts);
  }

  /** Context tag around whole values, such as {@code [0] EXPLICIT}. */
  static byte[] wrapped(int number, byte[]... parts) {
    return tagged(CONTEXT | CONSTRUCTED | number, parts);
  }

  /** Context tag instead of the value's own, such as a DNS name's {@code [2]}. */
  static byte[] marked(int number, byte[] content) {
    return tagged(CONTEXT | number, content);
  }

  static byte[] integer(BigInteger value) {
    return tagged(0x02, value.toByteArray());
  }

  static byte[] yes() {
    return tagged(0x01, new byte[] {(byte) 0xff});
  }

  static byte[] octets(byte[] content) {
    return tagged(0x04, content);
  }

  /**
   * @param unused bits at the end of the last byte
   */
  static byte[] bits(int unused, byte[] content) {
    return tagged(0x03, new byte[] {(byte) unused}, content);
  }

  static byte[] text(String text) {
    return tagged(0x0c, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] time(Instant when) {
    return when.isBefore(LONG_YEARS)
        ? tagged(0x17, SHORT_TIME.format(when).getBytes(StandardCharsets.US_ASCII))
        : tagged(0x18, TIME.format(when).getBytes(StandardCharsets.US_ASCII));
  }

  /** An object identifier, such as 2.5.29.17. */
  static byte[] id(String dotted) {
    String[] numbers = dotted.split("\\.");
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.write(Integer.parseInt(numbers[0]) * 40 + Integer.parseInt(numbers[1]));
    for (int i = 2; i < numbers.length; i++) {
      int number = Integer.parseInt(numbers[i]);
      for (int shift = 28; shift > 0; shift -= 7) {
        if (number >> shift != 0) {
          content.write(number >> shift & 0x7f | 0x80);
        }
      }
      content.write(number & 0x7f);
    }
    return tagged(0x06, content.toByteArray());
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(tag);
    int length = content.size();
    if (length < LONG_LENGTH) {
      whole.write(length);
    } else {
      byte[] number = BigInteger.valueOf(length).toByteArray();
      int from = number[0] == 0 ? 1 : 0;
      whole.write(LONG_LENGTH | number.length - from);
      whole.write(number, from, number.length - from);
    }
    whole.writeBytes(content.toByteArray());
    return whole.toByteArray();
  }
}
