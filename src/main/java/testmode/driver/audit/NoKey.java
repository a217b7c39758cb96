package testmode.driver.audit;

import java.util.List;
import testmode.driver.audit.Finding.Weight;
import testmode.driver.audit.MoneyCall.Harm;

/** Finds calls that move money without an {@code Idempotency-Key}. */
final class NoKey implements Look {

  @Override
  public List<Finding> at(Traffic traffic) {
    return traffic.posts().stream()
        .filter(post -> post.key() == null)
        .flatMap(post -> post.money().map(money -> finding(post, money)).stream())
        .toList();
  }

  private static Finding finding(Post post, MoneyCall money) {
    return new Finding(
        Rule.NO_KEY,
        money.harm() == Harm.AGAIN ? Weight.MISTAKE : Weight.REMARK,
        money.call(),
        "%s is sent without an Idempotency-Key: %s.".formatted(money.call(), money.ifTwice()),
        List.of(post.exchange().number()));
  }
}
