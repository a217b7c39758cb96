package testmode.simulator.challenges;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;

/**
 * A kind of object that a shopper may have to authenticate for; its own room says what follows.
 * Every call comes under the account's lock.
 */
public interface Challenged {

  /**
   * How the page sees one object.
   *
   * @param waiting whether it still waits for the shopper
   * @param failed whether it came to nothing, by the shopper's doing or the bank's
   */
  record Standing(String clientSecret, boolean waiting, boolean failed) {}

  /** The name of this kind in addresses: {@code payment_intent}. */
  String kind();

  /** How the object stands now, or null if there is none of this id. */
  @Nullable Standing standing(Account account, String id);

  /** The shopper passed: what waited goes on, and keeps the bank's no if there is one. */
  void passed(Account account, String id, URI baseUri);

  /** The shopper failed. */
  void failed(Account account, String id);
}
