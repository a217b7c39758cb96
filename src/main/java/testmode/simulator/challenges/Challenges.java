package testmode.simulator.challenges;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;

/** One account's 3-D Secure challenges, by the object that each is for. */
public final class Challenges {
  /** Guarded by the account's lock. */
  private final Map<String, Challenge> byObject = new HashMap<>();

  /** Guarded by the account's lock: object to the payment method that passed. */
  private final Map<String, String> passed = new HashMap<>();

  private Challenges() {}

  public static Challenges of(Account account) {
    return account.get(Challenges.class, Challenges::new);
  }

  /** From now on this is the object's challenge; an older one's address leads nowhere. */
  public void put(Challenge challenge) {
    byObject.put(challenge.id(), challenge);
  }

  /** The shopper passed with this payment method, and the server is to confirm again. */
  public void pass(String id, String paymentMethod) {
    passed.put(id, paymentMethod);
  }

  public boolean passed(String id, String paymentMethod) {
    return paymentMethod.equals(passed.get(id));
  }

  @Nullable Challenge find(String id) {
    return byObject.get(id);
  }
}
