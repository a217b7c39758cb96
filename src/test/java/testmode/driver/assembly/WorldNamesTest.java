package testmode.driver.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorldNamesTest {

  @Test
  void theSameScenarioWithTheSameSeedHasTheSameNameInEveryRun() {
    assertThat(new WorldNames("").next("A lost reply", 7))
        .isEqualTo(new WorldNames("").next("A lost reply", 7))
        .matches("w[a-z0-9]+x1");
  }

  @Test
  void runsOnOneAccountNameNothingAlike() {
    assertThat(new WorldNames("r1").next("A lost reply", 7))
        .isNotEqualTo(new WorldNames("r2").next("A lost reply", 7))
        .matches("w[a-z0-9]+x1r1");
  }

  @Test
  void playedAgainItHasAnotherName() {
    WorldNames names = new WorldNames("");

    assertThat(names.next("A lost reply", 7)).isNotEqualTo(names.next("A lost reply", 7));
  }

  @Test
  void anotherScenarioOrSeedHasAnotherName() {
    WorldNames names = new WorldNames("");
    String name = names.next("A lost reply", 7);

    assertThat(names.next("A late reply", 7)).isNotEqualTo(name);
    assertThat(names.next("A lost reply", 8)).isNotEqualTo(name);
  }
}
