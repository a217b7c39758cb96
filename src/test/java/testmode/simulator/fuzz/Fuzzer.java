package testmode.simulator.fuzz;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.net.URI;
import java.util.function.Function;

/** Sends requests one after the other and keeps the connection as long as the server does. */
final class Fuzzer implements AutoCloseable {
  private final URI simulator;
  private final Known known;
  private RawConnection connection;

  Fuzzer(URI simulator, Known known) {
    this.simulator = simulator;
    this.known = known;
  }

  /** The answer; a request that gets none, or one with a complaint, fails the test. */
  RawAnswer ask(WildRequest request, Function<RawAnswer, String> verdict) {
    RawAnswer answer;
    try {
      answer = exchange(request);
    } catch (IOException e) {
      throw new AssertionError("No answer (" + e.getMessage() + ") to\n" + request, e);
    }
    String complaint = verdict.apply(answer);
    if (!complaint.isEmpty()) {
      throw new AssertionError(complaint + ":\n" + answer + "\n\nto\n" + request);
    }
    if (answer.status() < 500 && answer.isJson() && !request.isHead()) {
      learn(answer);
    }
    return answer;
  }

  private void learn(RawAnswer answer) {
    try {
      known.learn(answer.json());
    } catch (JsonParseException told) {
      throw new AssertionError("broken JSON: " + answer, told);
    }
  }

  private RawAnswer exchange(WildRequest request) throws IOException {
    if (connection == null) {
      connection = new RawConnection(simulator);
    }
    try {
      connection.send(request.bytes());
    } catch (IOException refusedWhileSending) {
      // A server may answer and close before it has read all; what it said can still be read.
      return last(request);
    }
    RawAnswer answer = connection.read(request.isHead());
    if (!answer.keepsConnection()) {
      close();
    }
    return answer;
  }

  private RawAnswer last(WildRequest request) throws IOException {
    try {
      return connection.read(request.isHead());
    } finally {
      close();
    }
  }

  @Override
  public void close() throws IOException {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
