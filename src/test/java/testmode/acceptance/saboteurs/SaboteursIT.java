package testmode.acceptance.saboteurs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class SaboteursIT {
  @Test
  void probe() throws Exception {
    long t0 = System.nanoTime();
    Performance.of(
        new Saboteur("M00", "honest", "", null, testmode.merchant.Decisions::new)
            .turnsRed(Scenarios.GOOD_CARD)
            .leavesGreen(Scenarios.DECLINE),
        Duration.ofSeconds(5));
    System.out.println("warm " + (System.nanoTime() - t0) / 1_000_000);
    t0 = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(Integer.getInteger("n", 3));
    List<Future<String>> f = new ArrayList<>();
    for (Saboteur s : Saboteurs.all()) {
      f.add(
          threads.submit(
              () -> {
                long t = System.nanoTime();
                Performance p = Performance.of(s, Duration.ofMillis(Integer.getInteger("p", 1000)));
                StringBuilder b =
                    new StringBuilder(
                        "== " + s + " " + (System.nanoTime() - t) / 1_000_000 + " ms\n");
                p.complaints().forEach(c -> b.append("  COMPLAINT " + c + "\n"));
                p.played()
                    .forEach(
                        e ->
                            b.append(
                                "  "
                                    + e.status()
                                    + " "
                                    + e.caught()
                                    + " "
                                    + e.scenario()
                                    + "\n     at "
                                    + e.where()
                                    + "\n     "
                                    + e.message().replace("\n", "\n     ")
                                    + "\n"));
                return b.toString();
              }));
    }
    for (Future<String> g : f) System.out.println(g.get());
    System.out.println("all " + (System.nanoTime() - t0) / 1_000_000);
    assertThat(1).isEqualTo(1);
  }
}
