package testmode.simulator.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One request as bytes to be sent: well framed, but with anything in it.
 *
 * @param target path and query, as they stand in the request line
 * @param headers whole lines
 */
record WildRequest(
    String method, String target, List<String> headers, byte[] body, boolean chunked) {
  private static final int SHOWN = 300;

  boolean isHead() {
    return method.equals("HEAD");
  }

  byte[] bytes() {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: stripe\r\n");
    headers.forEach(line -> head.append(line).append("\r\n"));
    if (chunked) {
      head.append("Transfer-Encoding: chunked\r\n");
    } else if (body.length > 0 || method.equals("POST")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    if (chunked) {
      chunks(bytes);
    } else {
      bytes.writeBytes(body);
    }
    return bytes.toByteArray();
  }

  private void chunks(ByteArrayOutputStream bytes) {
    for (int at = 0; at < body.length; ) {
      int size = Math.min(body.length - at, 1 + body.length / 3);
      bytes.writeBytes((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      bytes.write(body, at, size);
      bytes.writeBytes(new byte[] {'\r', '\n'});
      at += size;
    }
    bytes.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    String form = new String(body, StandardCharsets.UTF_8);
    return method
        + " "
        + cut(target)
        + "\n"
        + cut(String.join("\n", headers))
        + "\n\n"
        + cut(form)
        + "\n("
        + body.length
        + (chunked ? " bytes in chunks)" : " bytes)");
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
