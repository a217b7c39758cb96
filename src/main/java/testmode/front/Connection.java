package testmode.front;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** One connection to the front, and the one to the network that it becomes. */
final class Connection {
  /** The first byte of TLS; no method of HTTP begins with it. */
  private static final int HANDSHAKE = 22;

  private static final int PROXIED_PORT = 443;
  private static final Pattern REQUEST = Pattern.compile("([A-Z]+) (\\S+) HTTP/1\\.[01]");
  private static final Pattern TARGET = Pattern.compile("([^:]+):(\\d{1,5})");

  /** Of a proxy's request; more is no request of an SDK. */
  private static final int HEAD_BYTES = 16_384;

  private static final int PIECE_BYTES = 16_384;

  private final Socket client;
  private final SSLSocketFactory tls;
  private final InetSocketAddress network;
  private final Consumer<String> told;
  private final Socket onward = new Socket();
  private final LiveKeys liveKeys = new LiveKeys();

  /** One side has ended in good order, and so must the other. */
  private volatile boolean through;

  private volatile boolean brokenOff;

  Connection(
      Socket client, SSLSocketFactory tls, InetSocketAddress network, Consumer<String> told) {
    this.client = client;
    this.tls = tls;
    this.network = network;
    this.told = told;
  }

  /** Until one of the two sides is through. */
  void serve(Executor threads) {
    try (client;
        onward) {
      client.setTcpNoDelay(true);
      int first = client.getInputStream().read();
      if (first == HANDSHAKE) {
        speakTls(new ByteArrayInputStream(new byte[] {HANDSHAKE}), threads);
      } else if (first >= 0 && isLetIn(head(first))) {
        speakTls(new ByteArrayInputStream(new byte[0]), threads);
      }
    } catch (IOException | RejectedExecutionException goneOrClosing) {
      breakOff();
    }
  }

  /** Resets both sides, so that each notices what happened to the other. */
  void breakOff() {
    brokenOff = true;
    if (!through) {
      reset(client);
      reset(onward);
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException alreadyGone) {
      // As wanted.
    }
  }

  private String head(int first) throws IOException {
    StringBuilder head = new StringBuilder().append((char) first);
    while (head.indexOf("\r\n\r\n") < 0 && head.length() < HEAD_BYTES) {
      int next = client.getInputStream().read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private boolean isLetIn(String head) throws IOException {
    Matcher request = REQUEST.matcher(head.lines().findFirst().orElse(""));
    if (!request.matches()) {
      answer(client, "400 Bad Request", "neither TLS nor a request to a proxy");
      return false;
    }
    Matcher target = TARGET.matcher(request.group(2));
    boolean connect = request.group(1).equals("CONNECT");
    if (connect
        && target.matches()
        && HttpsFront.HOSTS.contains(target.group(1))
        && Integer.parseInt(target.group(2)) == PROXIED_PORT) {
      send(client, "HTTP/1.1 200 Connection established\r\n\r\n");
      return true;
    }
    String asked = request.group(1) + " " + withoutQuery(request.group(2));
    String why =
        asked
            + " is refused: this proxy connects to port 443 of "
            + String.join(", ", HttpsFront.HOSTS)
            + " only; name other hosts in NO_PROXY";
    told.accept(why);
    answer(client, connect ? "403 Forbidden" : "400 Bad Request", why);
    return false;
  }

  private static String withoutQuery(String target) {
    return target.replaceFirst("[?].*", "");
  }

  private void speakTls(InputStream consumed, Executor threads) throws IOException {
    try (SSLSocket secure = (SSLSocket) tls.createSocket(client, consumed, true)) {
      if (!isTrusted(secure)) {
        return;
      }
      byte[] piece = new byte[PIECE_BYTES];
      int length = secure.getInputStream().read(piece);
      if (length < 0) {
        return;
      }
      if (!isConnected()) {
        answer(secure, "502 Bad Gateway", nobodyThere());
        return;
      }
      threads.execute(() -> bringBack(secure));
      while (length >= 0) {
        if (liveKeys.endsIn(piece, length)) {
          refuseLiveKey(secure);
          return;
        }
        onward.getOutputStream().write(piece, 0, length);
        length = secure.getInputStream().read(piece);
      }
      through = true;
      onward.shutdownOutput();
    }
  }

  private boolean isTrusted(SSLSocket secure) {
    try {
      secure.startHandshake();
      return true;
    } catch (IOException refused) {
      // Some say why and some just hang up; the front itself closes when it ends.
      if (!brokenOff) {
        told.accept(
            "a client broke off TLS ("
                + refused.getMessage()
                + "); does it trust the certificate of the CA?");
      }
      return false;
    }
  }

  private boolean isConnected() {
    try {
      onward.connect(network);
      onward.setTcpNoDelay(true);
      return true;
    } catch (IOException refused) {
      told.accept(nobodyThere());
      return false;
    }
  }

  private String nobodyThere() {
    return "nothing listens at " + network.getHostString() + ":" + network.getPort();
  }

  private void bringBack(SSLSocket secure) {
    byte[] piece = new byte[PIECE_BYTES];
    try (secure) {
      OutputStream out = secure.getOutputStream();
      InputStream in = onward.getInputStream();
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        out.write(piece, 0, length);
      }
      through = true;
    } catch (IOException brokenByOneSide) {
      breakOff();
    }
  }

  /** Stripe has not heard the whole request, so it does nothing. */
  private void refuseLiveKey(SSLSocket secure) throws IOException {
    String why = "a call with a live key was refused before it was sent: give the app a test key";
    told.accept(why);
    through = true;
    answer(secure, "403 Forbidden", why);
    reset(onward);
  }

  private static void answer(Socket socket, String status, String why) throws IOException {
    String text = why.replaceAll("[\\p{Cntrl}\"\\\\]", "?");
    String body = "{\"error\": {\"type\": \"testmode_front\", \"message\": \"" + text + "\"}}\n";
    send(
        socket,
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }
}
