package testmode.merchant;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * M03: the idempotency key is made anew inside the loop that tries again, so it protects nothing.
 *
 * <p>Seen in real shops: a fresh key for each HTTP attempt, or one derived from a token that is
 * minted again, and two or three charges as soon as a reply gets lost.
 */
public final class KeyPerAttempt extends Decisions {

  @Override
  public @Nullable String keyOfTry(@Nullable String key, int number) {
    return UUID.randomUUID().toString();
  }
}
