package testmode.driver.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static testmode.driver.audit.MadeUpTraffic.INTENTS;
import static testmode.driver.audit.MadeUpTraffic.PAY;
import static testmode.driver.audit.MadeUpTraffic.traffic;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeclineRepeatedTest {

  private static final String DECLINE = "{\"error\": {\"type\": \"card_error\"}}";

  @Test
  void theOldKeyForANewPressIsAMistake() {
    assertThat(seen(replayed(declined().shopper())))
        .extracting(Finding::rule, Finding::mistake, Finding::exchanges)
        .containsExactly(tuple(Rule.DECLINE_REPEATED, true, List.of(1L, 3L)));
  }

  @Test
  void aRetryOfTheSameAttemptIsToHearTheSame() {
    assertThat(seen(replayed(declined()))).isEmpty();
  }

  @Test
  void whoNeverHeardTheDeclineMustAskUnderTheSameKey() {
    assertThat(seen(replayed(traffic().post(INTENTS, PAY, "k1").replyLost().shopper()))).isEmpty();
  }

  @Test
  void aNewKeyIsANewChance() {
    assertThat(seen(declined().shopper().post(INTENTS, PAY, "k2").answered(402, DECLINE)))
        .isEmpty();
  }

  private static MadeUpTraffic declined() {
    return traffic().post(INTENTS, PAY, "k1").answered(402, DECLINE);
  }

  private static MadeUpTraffic replayed(MadeUpTraffic before) {
    return before.post(INTENTS, PAY, "k1").answered(402, DECLINE).replayed();
  }

  private static List<Finding> seen(MadeUpTraffic traffic) {
    return traffic.seenBy(new DeclineRepeated());
  }
}
