package testmode.driver.gate;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Why no answer came, in a few words: the JDK leaves them out where they matter most. */
final class Silence {

  private Silence() {}

  static String reason(IOException failure) {
    if (failure instanceof HttpTimeoutException) {
      return "it took too long";
    }
    if (isUnresolved(failure)) {
      return "no host of that name is known here";
    }
    if (failure instanceof ConnectException) {
      return "nothing listens there";
    }
    if (failure instanceof SSLException) {
      return "no safe connection (" + failure.getMessage() + ")";
    }
    return failure.getMessage() == null
        ? "the connection broke"
        : "the connection broke (" + failure.getMessage() + ")";
  }

  private static boolean isUnresolved(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof UnresolvedAddressException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }
}
