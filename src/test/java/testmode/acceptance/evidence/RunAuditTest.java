package testmode.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import testmode.acceptance.evidence.RunAudit.Entry;
import testmode.driver.audit.Audited;
import testmode.driver.audit.Finding;
import testmode.driver.audit.Finding.Weight;
import testmode.driver.audit.Rule;

class RunAuditTest {

  static final Finding UNKEYED =
      new Finding(
          Rule.NO_KEY,
          Weight.MISTAKE,
          "POST /v1/charges",
          "POST /v1/charges is sent without an Idempotency-Key: a second one charges again.",
          List.of(4L, 9L));

  private static final Finding SPARE =
      new Finding(
          Rule.NO_KEY,
          Weight.REMARK,
          "POST /v1/checkout/sessions",
          "POST /v1/checkout/sessions is sent without an Idempotency-Key: a second one makes"
              + " another page.",
          List.of(2L));

  @Test
  void saysThatNothingWasFoundAndInHowMuch() {
    RunAudit audit = new RunAudit(List.of(entry(7), entry(9)));

    assertThat(audit.words())
        .isEqualTo("nothing found in 6 calls that could move money, of 2 scenarios");
    assertThat(audit.markdown()).isEmpty();
  }

  @Test
  void doesNotPraiseWhatItHasNotSeen() {
    assertThat(new RunAudit(List.of(new Entry("features/x.feature:7", Audited.NOTHING))).words())
        .isEqualTo("no call that moves money was seen");
  }

  @Test
  void tellsTheSameOnceHoweverManyScenariosShowIt() {
    RunAudit audit = new RunAudit(List.of(entry(7, SPARE, UNKEYED), entry(9, SPARE)));

    assertThat(audit.words())
        .isEqualTo("1 mistake and 1 remark in 6 calls that could move money, of 2 scenarios");
    assertThat(audit.markdown())
        .startsWith("\n## Idempotency audit\n\n")
        .endsWith(
            "- **mistake: no key**, 1 scenario, 2 exchanges  \n"
                + "  POST /v1/charges is sent without an Idempotency-Key: a second one charges"
                + " again.\n"
                + "  - look at: "
                + Rule.NO_KEY.advice()
                + "\n  - seen in: `features/x.feature:7` #4, #9\n"
                + "- **remark: no key**, 2 scenarios, 2 exchanges  \n"
                + "  POST /v1/checkout/sessions is sent without an Idempotency-Key: a second one"
                + " makes another page.\n"
                + "  - look at: "
                + Rule.NO_KEY.advice()
                + "\n  - seen in: `features/x.feature:7` #2; `features/x.feature:9` #2\n");
  }

  @Test
  void namesAFewPlacesAndCountsTheRest() {
    RunAudit audit =
        new RunAudit(IntStream.range(10, 18).mapToObj(line -> entry(line, UNKEYED)).toList());

    assertThat(audit.markdown())
        .contains("8 scenarios, 16 exchanges", "`features/x.feature:14` #4, #9; and 3 more")
        .doesNotContain("features/x.feature:15");
  }

  @Test
  void aRunawayLoopFillsNoPage() {
    Finding loop =
        new Finding(
            UNKEYED.rule(),
            UNKEYED.weight(),
            UNKEYED.call(),
            UNKEYED.sentence(),
            IntStream.range(1, 999).mapToObj(Long::valueOf).toList());

    assertThat(new RunAudit(List.of(entry(7, loop))).markdown())
        .contains("998 exchanges", "#1, #2, #3, #4, #5, …\n");
  }

  @Test
  void partsOfARunAddUp() {
    RunAudit whole =
        new RunAudit(List.of(entry(7, UNKEYED))).and(new RunAudit(List.of(entry(9, UNKEYED))));

    assertThat(whole).isEqualTo(new RunAudit(List.of(entry(7, UNKEYED), entry(9, UNKEYED))));
    assertThat(whole.words()).startsWith("1 mistake in 6 calls");
  }

  static Entry entry(int line, Finding... findings) {
    return new Entry("features/x.feature:" + line, new Audited(3, List.of(findings)));
  }
}
