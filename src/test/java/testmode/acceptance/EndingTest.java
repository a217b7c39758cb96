package testmode.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class EndingTest {

  private final Ending ending = new Ending();
  private final List<String> done = new ArrayList<>();

  @Test
  void whatFailsKeepsNothingElseFromBeingDoneAndIsTold() {
    AssertionError finding = new AssertionError("books and ledger differ");
    IllegalStateException unread = new IllegalStateException("the books cannot be read");

    ending.then(fails(finding));
    List<String> rows = ending.look(failsToLook(unread), List.of());
    ending.then(() -> done.add("record of " + rows.size() + " rows"));
    ending.then(() -> done.add("audit"));

    assertThat(done).containsExactly("record of 0 rows", "audit");
    assertThat(ending.failed()).isTrue();
    assertThat(catchThrowable(ending::tell)).isSameAs(finding).hasSuppressedException(unread);
  }

  @Test
  void oneFailureThatIsMetTwiceIsToldOnce() {
    IllegalStateException gone = new IllegalStateException("gone");

    ending.then(fails(gone));
    ending.then(fails(gone));

    assertThat(catchThrowable(ending::tell)).isSameAs(gone).hasNoSuppressedExceptions();
  }

  @Test
  void nothingIsToldWhereAllWentWell() {
    assertThat(ending.look(() -> 1, 0)).isEqualTo(1);
    assertThat(ending.failed()).isFalse();
    assertThatCode(ending::tell).doesNotThrowAnyException();
  }

  private static Runnable fails(Throwable failure) {
    return () -> failsToLook(failure).get();
  }

  private static Supplier<List<String>> failsToLook(Throwable failure) {
    return () -> {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    };
  }
}
