package testmode;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import testmode.commands.Commands;
import testmode.commands.Stop;

/** Testmode's command line; exit codes are those of {@link Commands#run}. */
public final class Main {
  private static final char MARK = '✓';

  /** Reads the command line, so nothing works without it. */
  private static final String ANY_LIBRARY = "picocli.CommandLine";

  private Main() {}

  /** Returns instead of exiting when all went well: the build calls it inside its own JVM. */
  public static void main(String[] arguments) {
    // The JDK's server reads this once, when it is loaded; without it every answer waits 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    PrintWriter out = printer(System.out);
    PrintWriter err = printer(System.err);
    int code =
        libraryIsThere()
            ? new Commands(out, err, Stop.bySignal()).run(arguments)
            : explainLibrary(err);
    out.flush();
    err.flush();
    if (code != 0) {
      System.exit(code);
    }
  }

  private static boolean libraryIsThere() {
    try {
      Class.forName(ANY_LIBRARY, false, Main.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException copiedWithoutIt) {
      return false;
    }
  }

  private static int explainLibrary(PrintWriter err) {
    err.println(
        "testmode.jar finds no libraries: it needs the folder lib beside it. Run it as"
            + " target/testmode.jar, or copy target/lib along with it.");
    return 1;
  }

  /** Where no locale is set Java 17 knows ASCII only, while every terminal there reads UTF-8. */
  private static PrintWriter printer(PrintStream stream) {
    Charset set = Charset.defaultCharset();
    Charset able = set.newEncoder().canEncode(MARK) ? set : StandardCharsets.UTF_8;
    return new PrintWriter(new OutputStreamWriter(stream, able), true);
  }
}
