package testmode.simulator;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import testmode.simulator.account.Account;
import testmode.simulator.account.AccountSettings;
import testmode.simulator.account.AccountSettings.SignatureClock;
import testmode.simulator.account.AccountStart;
import testmode.simulator.account.Accounts;
import testmode.simulator.account.Attendant;
import testmode.simulator.cards.CustomerPaymentMethods;
import testmode.simulator.cards.Customers;
import testmode.simulator.cards.PaymentMethods;
import testmode.simulator.cards.Tokens;
import testmode.simulator.catalog.Prices;
import testmode.simulator.challenges.ChallengePages;
import testmode.simulator.checkout.CheckoutSessions;
import testmode.simulator.control.ControlDoor;
import testmode.simulator.disputes.Disputes;
import testmode.simulator.disputes.EarlyFraudWarnings;
import testmode.simulator.events.EventRoutes;
import testmode.simulator.events.WebhookClient;
import testmode.simulator.events.WebhookDelivery;
import testmode.simulator.events.WebhookEndpoints;
import testmode.simulator.fixtures.TableException;
import testmode.simulator.ledger.Balance;
import testmode.simulator.ledger.BalanceTransactions;
import testmode.simulator.ledger.Ledger;
import testmode.simulator.payments.CardPayments;
import testmode.simulator.payments.HostedPayments;
import testmode.simulator.payments.MoneyFixtures;
import testmode.simulator.payouts.OwnAccount;
import testmode.simulator.payouts.Payouts;
import testmode.simulator.pipeline.FrontDesk;
import testmode.simulator.refunds.Refunds;
import testmode.simulator.resource.Resource;
import testmode.simulator.setup.CardSetups;
import testmode.simulator.wire.HttpFront;

/**
 * Stripe's test mode, listening on a port of this machine.
 *
 * <p>Shape: one HTTP server; {@code /v1/…} as api.stripe.com answers it, {@code /_testmode/…} for
 * the clock, deliveries and settings, and the pages that a shopper's browser visits. Every {@code
 * sk_test_…} key is its own account, made on first use, so several scenarios share one simulator
 * without seeing each other. Live keys are refused. Thread-safe.
 *
 * <p>Limits: bodies up to 1 MiB, 64 requests at a time. Nothing is written to disk.
 */
public final class StripeSimulator implements AutoCloseable {
  /** How often ticking clocks look for due tasks, in real time. */
  private static final long TICK_MILLIS = 20;

  private final WebhookClient client = new WebhookClient();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "testmode-clock");
            thread.setDaemon(true);
            return thread;
          });
  private final FrontDesk desk;
  private final HttpFront front;

  private StripeSimulator(SimulatorConfig config, InstantSource wall, List<Resource> resources) {
    boolean ticking = config.clock() == ClockMode.TICKING;
    AccountStart start =
        new AccountStart(config.seed(), ticking, config.clockStart(), settings(config));
    Accounts accounts = new Accounts(start, wall, account -> attend(account, config, wall));
    this.desk = new FrontDesk(accounts, resources);
    ControlDoor control = new ControlDoor(accounts);
    this.front =
        HttpFront.listen(
            config.host(),
            config.port(),
            request ->
                ControlDoor.leadsTo(request.path())
                    ? control.answer(request)
                    : desk.answer(request));
    if (ticking) {
      ticker.scheduleWithFixedDelay(
          () -> accounts.all().forEach(account -> account.clock().runDue()),
          TICK_MILLIS,
          TICK_MILLIS,
          TimeUnit.MILLISECONDS);
    }
  }

  private Attendant attend(Account account, SimulatorConfig config, InstantSource wall) {
    SimulatorConfig.Webhook webhook = config.webhooks().endpoint();
    if (webhook != null) {
      WebhookEndpoints.addForEverything(account, webhook.url(), webhook.secret());
    }
    return WebhookDelivery.begin(account, client, wall, config.webhooks().sent());
  }

  private static AccountSettings settings(SimulatorConfig config) {
    return AccountSettings.defaults()
        .with(
            config.webhooks().signedOnWallClock() ? SignatureClock.WALL : SignatureClock.VIRTUAL,
            config.rateLimit());
  }

  /** Every resource; the one place where a new one is added. */
  static List<Resource> resources() {
    MoneyFixtures fixtures = MoneyFixtures.load();
    Ledger ledger = new Ledger(fixtures.rates());
    PaymentMethods methods = new PaymentMethods(fixtures.cards());
    Disputes disputes = new Disputes(ledger);
    EarlyFraudWarnings warnings = new EarlyFraudWarnings();
    CardPayments payments =
        CardPayments.of(
            fixtures,
            ledger,
            (account, charge, card) -> {
              disputes.follow(account, charge, card);
              warnings.follow(account, charge, card);
            });
    Prices.Catalog catalog = Prices.Catalog.of(fixtures.currencies());
    ChallengePages pages = new ChallengePages();
    List<Resource> resources = new ArrayList<>();
    resources.add(new Balance());
    resources.add(new BalanceTransactions());
    resources.addAll(payments.resources(fixtures, methods, pages));
    resources.addAll(CardSetups.resources(methods, pages));
    resources.add(pages);
    resources.addAll(catalog.resources());
    HostedPayments hosted = HostedPayments.of(fixtures, payments);
    resources.addAll(CheckoutSessions.resources(fixtures, methods, hosted, catalog.prices()));
    resources.add(new CustomerPaymentMethods());
    resources.add(new Customers(methods));
    resources.add(disputes);
    resources.add(warnings);
    resources.add(new EventRoutes());
    resources.add(new OwnAccount());
    resources.add(methods);
    resources.add(new Payouts(fixtures.currencies(), ledger));
    resources.addAll(Refunds.resources(fixtures.currencies(), ledger, disputes));
    resources.add(new Tokens(fixtures.cards()));
    resources.add(new WebhookEndpoints());
    return List.copyOf(resources);
  }

  /**
   * What comes later by itself, in words, and how long after on the account's clock.
   *
   * @throws FixtureException if a table under {@code fixtures/stripe} is missing or malformed
   */
  public static Map<String, Duration> delays() {
    Map<String, Duration> delays = new LinkedHashMap<>();
    read().forEach(resource -> resource.delays(delays::put));
    return Collections.unmodifiableMap(delays);
  }

  /**
   * Starts a simulator.
   *
   * @throws IllegalStateException if the port is taken; the message says so in one sentence
   * @throws FixtureException if a table under {@code fixtures/stripe} is missing or malformed
   */
  public static StripeSimulator start(SimulatorConfig config) {
    return start(config, InstantSource.system(), read());
  }

  private static List<Resource> read() {
    try {
      return resources();
    } catch (TableException bad) {
      throw new FixtureException(bad);
    }
  }

  /** For tests: another wall clock, other resources. */
  static StripeSimulator start(
      SimulatorConfig config, InstantSource wall, List<Resource> resources) {
    return new StripeSimulator(config, wall, resources);
  }

  /** Where it listens, as {@code http://host:port}, without a slash at the end. */
  public URI baseUri() {
    return front.baseUri();
  }

  /** Lets held requests go, waits shortly for open ones, and frees the port. */
  @Override
  public void close() {
    desk.close();
    ticker.shutdownNow();
    front.close();
    client.close();
  }
}
