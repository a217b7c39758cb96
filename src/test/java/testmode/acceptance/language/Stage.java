package testmode.acceptance.language;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import testmode.acceptance.evidence.Evidence;
import testmode.acceptance.evidence.NotLookedAt;
import testmode.acceptance.evidence.NotOffered;
import testmode.driver.Ability;
import testmode.driver.AccountControl;
import testmode.driver.EventDeliveries;
import testmode.driver.FaultControl;
import testmode.driver.MerchantApp;
import testmode.driver.ScenarioParts;
import testmode.driver.StripeAccess;
import testmode.driver.StripeLedger;
import testmode.driver.TimeControl;
import testmode.driver.WebhookManners;

/** The parts of the scenario that is playing: set once when it begins, closed when it ends. */
public final class Stage {

  private @Nullable ScenarioParts parts;
  private @Nullable Patience patience;
  private long runSeed;

  /** What the app could not show so far, in the order in which it was asked for. */
  private final Set<NotLookedAt> notLookedAt = new LinkedHashSet<>();

  /** How many deliveries had been given the time to settle when nothing was on its way. */
  private int settled;

  /**
   * The scenario begins.
   *
   * @param runSeed what {@code testmode.seed} must be to play it again as it was
   */
  public void set(ScenarioParts parts, long runSeed, Patience patience) {
    this.parts = parts;
    this.runSeed = runSeed;
    this.patience = patience;
  }

  /** The scenario is over; nothing of it is left. */
  public void close() {
    parts().close();
  }

  /** Whether the scenario got as far as having parts. */
  public boolean isSet() {
    return parts != null;
  }

  /**
   * Skips the scenario when one of the abilities is lacking. What is not offered comes first: of
   * such a scenario nothing else matters.
   *
   * @throws TestAbortedException as {@link #needs(Ability)} does
   */
  public void needs(Collection<Ability> abilities) {
    abilities.stream().filter(merchant()::doesWithout).sorted().forEach(this::needs);
    abilities.stream().sorted().forEach(this::needs);
  }

  /**
   * Skips the scenario, with the reason in the report, when the ability is lacking; what the app
   * does not offer, or says that it does without, is called so.
   *
   * @throws TestAbortedException naming the merchant, the ability and the reason
   */
  public void needs(Ability ability) {
    Optional<String> lacks = merchant().lacks(ability);
    if (lacks.isPresent()) {
      String why = merchant().name() + " lacks '" + ability.word() + "': " + lacks.get();
      throw merchant().doesWithout(ability) ? new NotOffered(why) : new TestAbortedException(why);
    }
  }

  /**
   * Leaves out a scenario about events of this type, when the app does not listen to them: Stripe
   * never sends it one.
   */
  void listensTo(String type) {
    if (!manners().listensTo(type)) {
      throw new NotOffered(merchant().name() + " does not listen to " + type + " (webhook.events)");
    }
  }

  /** Whether the app can show this; the scenario goes on without, and passes in part. */
  boolean looksAt(Ability ability, String what) {
    Optional<String> lacks = merchant().lacks(ability);
    lacks.ifPresent(why -> doesNotLookAt(what, why));
    return lacks.isEmpty();
  }

  /**
   * The scenario goes on without a look at this, and passes in part.
   *
   * @param what in the plural
   * @param why one clause, the same in every scenario that has the same gap
   */
  void doesNotLookAt(String what, String why) {
    NotLookedAt gap = new NotLookedAt(what, why);
    notLookedAt.add(gap);
    Evidence.add(gap);
  }

  /** What the app could not show in this scenario. */
  public Collection<NotLookedAt> notLookedAt() {
    return List.copyOf(notLookedAt);
  }

  /** How the app's receiver behaves; as most do where it has none. */
  WebhookManners manners() {
    return merchant().lacks(Ability.WEBHOOKS).isPresent()
        ? new WebhookManners(WebhookManners.PAID, Set.of(), WebhookManners.REFUSALS, Duration.ZERO)
        : merchant().webhooks();
  }

  public MerchantApp merchant() {
    return parts().merchant();
  }

  public StripeLedger ledger() {
    return parts().ledger();
  }

  public FaultControl faults() {
    return parts().faults();
  }

  public TimeControl time() {
    return parts().time();
  }

  public EventDeliveries deliveries() {
    return parts().deliveries();
  }

  public AccountControl account() {
    return parts().account();
  }

  public StripeAccess stripeAccess() {
    return parts().stripe();
  }

  /** Of this scenario; it follows from the run's and the scenario's name. */
  public long seed() {
    return parts().seed();
  }

  /** A name that no other scenario has, also none of another run on the same account. */
  String world() {
    return parts().world();
  }

  /** Metadata for what is made at Stripe without the merchant. */
  Map<String, String> marks() {
    return parts().marks();
  }

  /** Of the run, for messages: the one that people can set. */
  long runSeed() {
    return runSeed;
  }

  /**
   * Waits until nothing is on its way any more: no call at Stripe, also none whose caller gave up,
   * and no event that is due. Calls first: what they cause is under way before they end. An app
   * that works on after its acknowledgements is given its time for that, once for what came in.
   */
  public void settle() {
    becomeQuiet();
    Duration settle = manners().settle();
    while (!settle.isZero() && settled < deliveries().all().size()) {
      settled = deliveries().all().size();
      Waiting.passes(settle);
      becomeQuiet();
    }
  }

  private void becomeQuiet() {
    if (!await(() -> faults().quiet() && deliveries().quiet(), quiet -> quiet)) {
      throw new AssertionError(
          "Calls to Stripe and its events should all have come to an end, but some are still on"
              + " their way after "
              + seconds()
              + "; look at the exchanges without an answer");
    }
  }

  /** Looks until what is seen satisfies the condition or patience is over; the last thing seen. */
  <T> T await(Supplier<T> look, Predicate<T> satisfied) {
    return Waiting.until(look, satisfied, patience());
  }

  /** The patience, for messages: {@code 5.0 s}. */
  String seconds() {
    return patience().limit().toMillis() / 1000.0 + " s";
  }

  private Patience patience() {
    if (patience == null) {
      throw new IllegalStateException("the scenario has no patience yet; its Before hook sets it");
    }
    return patience.and(manners().settle());
  }

  private ScenarioParts parts() {
    if (parts == null) {
      throw new IllegalStateException("the scenario has no parts yet; its Before hook sets them");
    }
    return parts;
  }
}
