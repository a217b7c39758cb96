package testmode.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import org.junit.jupiter.api.Test;

class MerchantDownTest {

  private static final MerchantDown FINDING =
      new MerchantDown("my shop does not answer: connection refused", "what it printed last");

  @Test
  void isOneSentenceWithAHintAndNoTrace() {
    assertThat(FailureText.firstLine(FINDING))
        .isEqualTo("Merchant down: my shop does not answer: connection refused");
    assertThat(FailureText.particulars(FINDING)).containsExactly("look at: what it printed last");
    assertThat(FINDING)
        .hasStackTraceContaining("Merchant down")
        .extracting(Throwable::getStackTrace)
        .isEqualTo(new StackTraceElement[0]);
  }

  @Test
  void isWhatAllureSaysWhicheverStepNoticedItFirst() {
    MerchantDown.note("down-in-allure", FINDING);
    TestResult page = page("down-in-allure");
    TestResult other = page("of-somebody-else");

    new MerchantDownInAllure().beforeTestWrite(page);
    new MerchantDownInAllure().beforeTestWrite(other);

    assertThat(page.getStatus()).isEqualTo(Status.FAILED);
    assertThat(page.getStatusDetails().getMessage()).isEqualTo(FINDING.getMessage());
    assertThat(page.getStatusDetails().getTrace()).isEqualTo("Noticed by: no books");
    assertThat(other.getStatus()).isEqualTo(Status.BROKEN);
  }

  private static TestResult page(String scenario) {
    return new TestResult()
        .setUuid(scenario)
        .setStatus(Status.BROKEN)
        .setStatusDetails(new StatusDetails().setMessage("no books"));
  }
}
