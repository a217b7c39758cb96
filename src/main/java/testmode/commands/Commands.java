package testmode.commands;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import testmode.driver.NotUpException;
import testmode.driver.mapping.MappingException;
import testmode.driver.settings.AccountSettings;
import testmode.driver.settings.Settings;
import testmode.driver.settings.SettingsException;
import testmode.simulator.FixtureException;

/** All commands behind one door: arguments in, text and an exit code out, never a stack trace. */
@Command(
    name = "testmode",
    description = "Proves that a shop's Stripe integration keeps the money right.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done, 1 something in Testmode broke, 2 bad input, 3 could not be verified.",
      "The scenarios themselves are run by: mvn verify"
    })
public final class Commands {
  private static final int BROKEN = 1;
  private static final int BAD_INPUT = 2;
  private static final int NOT_VERIFIABLE = 3;

  /** As a run says it that finds out later that it cannot begin. */
  private static final String NO_VERDICT = "NO VERDICT, exit code " + NOT_VERIFIABLE + ": ";

  private final PrintWriter out;
  private final PrintWriter err;
  private final Stop stop;
  private final Supplier<Settings> settings;
  private final Function<Map.@Nullable Entry<String, String>, AccountSettings> account;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this text.")
  private boolean help;

  /**
   * @param stop when commands that stay up are to come down again
   */
  public Commands(PrintWriter out, PrintWriter err, Stop stop) {
    this(out, err, stop, Settings::ofThisJvm, AccountSettings::ofThisJvm);
  }

  Commands(
      PrintWriter out,
      PrintWriter err,
      Stop stop,
      Supplier<Settings> settings,
      Function<Map.@Nullable Entry<String, String>, AccountSettings> account) {
    this.out = out;
    this.err = err;
    this.stop = stop;
    this.settings = settings;
    this.account = account;
  }

  /**
   * Runs one command and closes whatever it started.
   *
   * @return 0 done, 1 something broke, 2 bad input, 3 could not be verified
   */
  public int run(String... arguments) {
    CommandLine line =
        new CommandLine(this)
            .addSubcommand(SimulatorCommand.line(out, stop))
            .addSubcommand(new LabCommand(out, stop))
            .addSubcommand(new FrontCommand(out, stop, InstantSource.system()))
            .addSubcommand(new CheckCommand(out, settings))
            .addSubcommand(new DoctorCommand(out))
            .addSubcommand(new SweepCommand(out, err, account, InstantSource.system()))
            .addSubcommand(new DriftCommand(out));
    line.setOut(out).setErr(err);
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler((problem, given) -> explain(problem));
    line.setExecutionExceptionHandler((problem, command, given) -> explain(problem, command));
    return line.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
  }

  private int explain(ParameterException problem) {
    CommandLine command = problem.getCommandLine();
    err.println(problem.getMessage());
    UnmatchedArgumentException.printSuggestions(problem, err);
    err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return BAD_INPUT;
  }

  private static boolean isMendable(Exception problem) {
    return problem instanceof BadInput
        || problem instanceof SettingsException
        || problem instanceof MappingException
        || problem instanceof FixtureException;
  }

  private int explain(Exception problem, CommandLine command) {
    if (isMendable(problem)) {
      err.println(problem.getMessage());
      return BAD_INPUT;
    }
    if (problem instanceof NotUpException) {
      boolean ofARun = command.getCommandName().equals(CheckCommand.NAME);
      err.println((ofARun ? NO_VERDICT : "Could not be verified: ") + problem.getMessage());
      return NOT_VERIFIABLE;
    }
    StackTraceElement[] trace = problem.getStackTrace();
    err.println(
        "Testmode broke, which is its own mistake; please report this line and the command: "
            + problem
            + (trace.length == 0 ? "" : " at " + trace[0]));
    return BROKEN;
  }
}
