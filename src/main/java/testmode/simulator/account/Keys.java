package testmode.simulator.account;

import java.util.EnumMap;
import java.util.Map;

/**
 * How the three keys of one account stand; all are good until the control door says otherwise.
 *
 * <p>Belongs to the settings: emptying an account keeps it. Thread-safe.
 */
public final class Keys {
  /** Guarded by this; a kind that is not there is {@link KeyStanding#UNRESTRICTED}. */
  private final Map<KeyKind, KeyStanding> standings = new EnumMap<>(KeyKind.class);

  public synchronized KeyStanding standing(KeyKind kind) {
    return standings.getOrDefault(kind, KeyStanding.UNRESTRICTED);
  }

  public synchronized void put(KeyKind kind, KeyStanding standing) {
    standings.put(kind, standing);
  }
}
