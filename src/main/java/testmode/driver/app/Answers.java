package testmode.driver.app;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import testmode.driver.PaymentAnswer;
import testmode.driver.mapping.MappingFile;
import testmode.driver.mapping.Operation;
import testmode.driver.mapping.OutcomeRule;
import testmode.driver.web.HttpAnswer;

/** Says what the app's answer to a shopper amounts to, by the mapping file's rules. */
final class Answers {

  private final MappingFile mapping;

  Answers(MappingFile mapping) {
    this.mapping = mapping;
  }

  /** An answer that no rule knows, or none at all, is one of a broken app. */
  Said said(Operation operation, Run run) {
    List<OutcomeRule> rules = new ArrayList<>(operation.outcome());
    rules.addAll(mapping.outcome());
    return said(operation.name(), rules, run);
  }

  /** The same of what no operation of the mapping file asked for. */
  Said said(String what, Run run) {
    return said(what, mapping.outcome(), run);
  }

  private Said said(String what, List<OutcomeRule> rules, Run run) {
    HttpAnswer answer = run.last();
    if (answer == null) {
      return new Said(PaymentAnswer.Kind.BROKEN, null, null, null, run.failure());
    }
    for (OutcomeRule rule : rules) {
      if (rule.matches(answer)) {
        String advice = OutcomeRule.told(rule.advice(), answer);
        return new Said(
            rule.is(),
            OutcomeRule.told(rule.reason(), answer),
            OutcomeRule.told(rule.message(), answer),
            advice == null ? null : mapping.advice().get(advice),
            null);
      }
    }
    String failure = run.failure();
    return new Said(
        PaymentAnswer.Kind.BROKEN,
        null,
        null,
        null,
        failure != null
            ? failure
            : what + " answered " + answer.status() + ", which no rule of outcome fits");
  }

  /** As {@link PaymentAnswer}, before the clock was read. */
  record Said(
      PaymentAnswer.Kind kind,
      @Nullable String reason,
      @Nullable String message,
      PaymentAnswer.@Nullable Advice advice,
      @Nullable String failure) {

    static Said of(PaymentAnswer.Kind kind) {
      return new Said(kind, null, null, null, null);
    }

    static Said broken(@Nullable String failure) {
      return new Said(PaymentAnswer.Kind.BROKEN, null, null, null, failure);
    }

    PaymentAnswer between(long startedNanos, long endedNanos) {
      return new PaymentAnswer(kind, reason, message, advice, failure, startedNanos, endedNanos);
    }
  }
}
