package testmode.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import testmode.doctor.Diagnosis;
import testmode.doctor.Doctor;
import testmode.doctor.Finding;

/** {@code doctor}: is this app, with this mapping file, ready for its first run? */
@Command(
    name = "doctor",
    description = {
      "Looks into an app before its first run, and says line by line what mends it.",
      "Reads its mapping file and pays one order, on the embedded simulator through the network.",
      "A walk from an empty file to a green run: docs/your-own-app.md"
    },
    footer = {"", "Exit codes: 0 all green, 1 something is red, 2 bad input, 3 the app is not up."},
    sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
  private static final Path FEATURES = Path.of("features");

  @Option(
      names = "--merchant",
      required = true,
      paramLabel = "FILE",
      description = "The mapping file of the app.")
  private Path merchant = Path.of("");

  @Option(
      names = "--network-port",
      paramLabel = "PORT",
      converter = Port.class,
      description =
          "Where the app was told to find Stripe. Needed unless Testmode starts the app itself (the"
              + " block start).")
  private int networkPort;

  @Option(names = "--verbose", description = "Names the scenarios that will be skipped.")
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this text.")
  private boolean help;

  private final PrintWriter out;

  DoctorCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    PortToListenOn.require("127.0.0.1", networkPort, "--network-port");
    Doctor.Request request = new Doctor.Request(merchant, networkPort, FEATURES, verbose);
    Diagnosis diagnosis = Doctor.examine(request, this::show);
    out.println();
    out.println(diagnosis.result());
    return diagnosis.exitCode();
  }

  private void show(Finding finding) {
    List<String> seen = finding.seen().lines().toList();
    out.printf("  %s  %-12s  %s%n", finding.sign().mark(), finding.question(), seen.get(0));
    seen.stream().skip(1).forEach(this::below);
    finding.details().forEach(detail -> below(detail));
    if (finding.remedy() != null) {
      below("→ " + finding.remedy());
    }
    out.flush();
  }

  private void below(String text) {
    out.printf("%19s%s%n", "", text);
  }
}
