package testmode;

import java.io.PrintWriter;
import testmode.commands.Commands;
import testmode.commands.Stop;

/** Testmode's command line; exit codes are those of {@link Commands#run}. */
public final class Main {
  private Main() {}

  /** Returns instead of exiting when all went well: the build calls it inside its own JVM. */
  public static void main(String[] arguments) {
    // The JDK's server reads this once, when it is loaded; without it every answer waits 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    int code = new Commands(out, err, Stop.bySignal()).run(arguments);
    out.flush();
    err.flush();
    if (code != 0) {
      System.exit(code);
    }
  }
}
