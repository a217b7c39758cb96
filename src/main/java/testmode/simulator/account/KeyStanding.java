package testmode.simulator.account;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one key of an account stands: good, expired or revoked, and what it may do while it is good.
 *
 * @param permissions by family of resources ({@link Permissions}), those not named meaning none;
 *     null for everything
 */
public record KeyStanding(State state, @Nullable Map<String, Access> permissions) {

  /** Whether Stripe still takes the key. */
  public enum State {
    ACTIVE,
    EXPIRED,
    REVOKED
  }

  public static final KeyStanding UNRESTRICTED = new KeyStanding(State.ACTIVE, null);

  public KeyStanding {
    permissions = permissions == null ? null : Map.copyOf(permissions);
  }

  public KeyStanding as(State other) {
    return new KeyStanding(other, permissions);
  }

  /** Whether the key may read or write resources of this family. */
  public boolean allows(String family, Access wanted) {
    return permissions == null || permissions.getOrDefault(family, Access.NONE).allows(wanted);
  }
}
