package testmode.commands;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import testmode.network.Fault;
import testmode.network.Faults;

/** {@code lab}: shop, network and simulator on this machine, to try one fault by hand. */
@Command(
    name = "lab",
    description = {
      "Starts the reference shop, the network and the Stripe simulator, joined,",
      "and prints every exchange that passes the network until Ctrl-C.",
      "The shop listens on the port."
    },
    sortOptions = false)
final class LabCommand implements Callable<Integer> {
  /** Where Stripe's own samples listen. */
  private static final int SHOP_PORT = 4242;

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      description = {
        "Strikes the shop's next payment, or the next event; such as reply-lost.",
        "A name that does not exist is answered with all that do."
      })
  private @Nullable String fault;

  @Mixin private final StayingUp up;

  LabCommand(PrintWriter out, Stop stop) {
    this.up = new StayingUp(SHOP_PORT, out, stop);
  }

  @Override
  public Integer call() throws Exception {
    Fault armed = fault == null ? null : fault(fault);
    int port = up.portOn("127.0.0.1");
    try (Lab lab = Lab.start(port, up.seed());
        ExchangePrinter printer = new ExchangePrinter(lab.network(), up.out())) {
      if (armed != null) {
        lab.arm(armed);
      }
      String order = lab.placeOrder();
      up.listenForStop();
      greet(lab, armed, order);
      printer.start();
      up.untilAskedToStop();
    }
    return 0;
  }

  private static Fault fault(String name) {
    try {
      return Faults.byName(name);
    } catch (IllegalArgumentException unknown) {
      throw new BadInput(String.valueOf(unknown.getMessage()));
    }
  }

  private void greet(Lab lab, @Nullable Fault armed, String order) {
    PrintWriter out = up.out();
    out.println("Shop       " + lab.shop() + "  (back office: Bearer " + Lab.ADMIN_TOKEN + ")");
    out.println("Network    " + lab.network().stripeUri() + "  (Stripe, as the shop sees it)");
    out.println("Simulator  " + lab.simulator() + "  (secret key " + Lab.SECRET_KEY + ")");
    out.println(
        armed == null
            ? "Fault      none; start with --fault reply-lost to lose an answer"
            : "Fault      " + armed.name() + ": " + armed.whatHappened());
    out.println("Checkout   " + lab.shop() + "/orders/" + order + "/checkout");
    out.println(
        "Or         curl "
            + lab.shop()
            + "/orders/"
            + order
            + "/pay -H 'Content-Type: application/json'"
            + " -d '{\"payment_method\":\"pm_card_visa\"}'");
    out.println(
        "Ctrl-C stops. What passes the network, in brackets an answer that did not get back:");
  }
}
