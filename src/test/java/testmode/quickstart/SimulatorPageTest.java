package testmode.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.commands.Commands;
import testmode.http.UnpooledHttpClient;

/** What {@code docs/simulator.md} shows is what happens. */
class SimulatorPageTest {
  private static final String SIMULATOR = "http://127.0.0.1:12111";
  private static final String MERCHANT = "http://127.0.0.1:4242/webhook";
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");
  private static final Pattern START = Pattern.compile("java .*-jar target/testmode\\.jar (.*)");
  private static final Pattern ID = Pattern.compile("[a-z]+_\\w*…");
  private static final Pattern DELAY = Pattern.compile("(?m)^  (\\d+ [a-z]+) +(.+)$");
  private static final Pattern VERB = Pattern.compile("(GET|POST|DELETE) /_testmode/([a-z_/]+)");

  private static final Pattern SETTING = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");

  private static final HttpClient CLIENT = UnpooledHttpClient.create();
  private static Page page;

  @BeforeAll
  static void read() throws IOException {
    page = Page.read();
  }

  private static String help() {
    StringWriter out = new StringWriter();
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    new Commands(new PrintWriter(out), nowhere, () -> {}).run("simulator", "--help");
    return out.toString();
  }

  private static Set<String> options(String text) {
    return OPTION.matcher(text).results().map(option -> option.group()).collect(Collectors.toSet());
  }

  @Test
  void theOptionsAreThoseOfTheHelp() {
    String ours = page.text().replace("stripe listen --forward-to", "stripe listen");

    assertThat(options(ours)).isEqualTo(options(help())).contains("--webhook-secret");
  }

  @Test
  void whatComesByItselfIsTheHelpsListWithItsTimes() {
    List<String> rows =
        DELAY
            .matcher(help())
            .results()
            .map(delay -> "| " + delay.group(2) + " | " + delay.group(1) + " |")
            .toList();

    String table = page.text().substring(page.text().indexOf("| what | after |"));
    assertThat(rows)
        .isNotEmpty()
        .containsExactlyElementsOf(
            table.lines().skip(2).takeWhile(row -> row.startsWith("|")).toList());
  }

  @Test
  void whatItPrintsFirstIsShown() {
    try (StandAlone simulator = StandAlone.start()) {
      assertThat(page.text())
          .contains(simulator.said().replace(simulator.base().toString(), SIMULATOR));
    }
  }

  @Test
  void everyStartLineStarts() {
    List<Page.Line> starts = page.beginning("java ");

    assertThat(starts).isNotEmpty();
    for (Page.Line start : starts) {
      Matcher line = START.matcher(start.command());
      assertThat(line.matches()).as(start.command()).isTrue();
      String arguments =
          line.group(1).replaceAll(" --port \\d+", "").replace("0.0.0.0", "127.0.0.1");
      StringWriter err = new StringWriter();
      PrintWriter nowhere = new PrintWriter(new StringWriter());
      int code =
          new Commands(nowhere, new PrintWriter(err), () -> {})
              .run((arguments + " --port 0").split(" "));
      assertThat(code).as(start.command() + err).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a": 1}              | {"a": 2}
          {"a": 1}              | {"a": 1, "b": 2}
          {"a": 1, "…": "…"}    | {"b": 1}
          {"a": "evt_…"}        | {"a": "re_1"}
          [{"a": 1}]            | [{"a": 1}, {"a": 1}]
          """)
  void anotherAnswerIsNotWhatThePageShows(String shown, String answer) {
    assertThat(Shown.fits(JsonParser.parseString(shown), JsonParser.parseString(answer))).isFalse();
  }

  @Test
  void everyCurlLineIsAnsweredAsShown() throws IOException, InterruptedException {
    List<Page.Line> curls = page.beginning("curl ");
    List<String> answers = new ArrayList<>();
    try (Endpoint merchant = new Endpoint((body, signature) -> 200);
        StandAlone simulator =
            StandAlone.start("--clock", "manual", "--clock-start", "2026-11-23T09:00:00Z")) {
      for (Page.Line curl : curls) {
        String typed =
            withIds(curl.command(), answers)
                .replace(SIMULATOR, simulator.base().toString())
                .replace(MERCHANT, merchant.url());
        boolean refused = curl.answer() != null && curl.answer().startsWith("{\"error\"");
        String answer = answer(typed, refused).replace(merchant.url(), MERCHANT);
        answers.add(answer);
        if (curl.answer() != null) {
          JsonElement shown = JsonParser.parseString(curl.answer());
          assertThat(Shown.fits(shown, JsonParser.parseString(answer)))
              .as("%s%nis shown as%n%s%nbut answers%n%s", typed, curl.answer(), answer)
              .isTrue();
        }
      }
    }
    assertThat(curls).hasSizeGreaterThan(5);
  }

  @Test
  void everyVerbOfTheControlDoorIsShown() throws IOException, InterruptedException {
    Set<String> there;
    try (StandAlone simulator = StandAlone.start()) {
      String told = answer("curl " + simulator.base() + "/_testmode/", false);
      there = verbs(told);
    }
    Set<String> shown =
        page.beginning("curl ").stream()
            .map(line -> CurlLine.parse(line.command()))
            .map(request -> request.method() + " " + request.uri().getPath())
            .flatMap(verb -> verbs(verb).stream())
            .collect(Collectors.toSet());

    assertThat(shown).isEqualTo(there).contains("POST clock/advance");
  }

  @Test
  void theSettingsAreThoseOfAnAccount() throws IOException, InterruptedException {
    Set<String> there;
    try (StandAlone simulator = StandAlone.start()) {
      String account = simulator.base() + "/_testmode/account";
      String told = answer("curl " + account + " -H 'Authorization: Bearer sk_test_me'", false);
      there = JsonParser.parseString(told).getAsJsonObject().keySet();
    }
    String table = page.text().substring(page.text().indexOf("| setting | is |"));

    assertThat(SETTING.matcher(table).results().map(row -> row.group(1)))
        .containsExactlyInAnyOrderElementsOf(there);
  }

  private static Set<String> verbs(String text) {
    return VERB.matcher(text)
        .results()
        .map(verb -> verb.group(1) + " " + verb.group(2))
        .collect(Collectors.toSet());
  }

  /** Each id that the line cuts short, as the latest answer that has one gives it. */
  private static String withIds(String command, List<String> answers) {
    return ID.matcher(command)
        .replaceAll(
            cut -> {
              Pattern whole = Pattern.compile("\"(" + Shown.beginning(cut.group()) + "\\w+)\"");
              for (int i = answers.size() - 1; i >= 0; i--) {
                Matcher id = whole.matcher(answers.get(i));
                if (id.find()) {
                  return id.group(1);
                }
              }
              throw new AssertionError("no answer above has an id like " + cut.group());
            });
  }

  private static String answer(String curl, boolean refused)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = CLIENT.send(CurlLine.parse(curl), BodyHandlers.ofString());
    assertThat(answer.statusCode() >= 400).as(curl + answer.body()).isEqualTo(refused);
    return answer.body();
  }
}
