package testmode.doctor;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.commands.Commands;
import testmode.driver.assembly.Ports;

/** Somebody who does what the page says, with other ports: the page's may be taken here. */
final class Walk implements AutoCloseable {

  private static final String FILE = "my-shop.yaml";
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final Pattern VARIABLE = Pattern.compile("([A-Z_]+)=(\\S+) ");

  /** The page's ports, and those that are free. */
  private final Map<String, String> ports = new LinkedHashMap<>();

  private final Path folder;

  /** The blocks of the mapping file by their top key; a block that comes again takes its place. */
  private final Map<String, String> blocks = new LinkedHashMap<>();

  private @Nullable Process shop;
  private String said = "";

  Walk(Path folder) throws IOException {
    this.folder = folder;
    for (String port : List.of("4242", "12111", "12112")) {
      ports.put(port, String.valueOf(Ports.free()));
    }
  }

  /** Writes these blocks into the mapping file; whoever lets Testmode start the shop ends it. */
  void adds(String yaml) throws IOException {
    for (String block : yaml.split("\\R(?=\\w)")) {
      String key = block.substring(0, block.indexOf(':'));
      blocks.put(key, block.stripTrailing() + "\n");
      if (key.equals("start")) {
        end();
      }
    }
    String java = "command: " + JAVA + " ";
    String file = String.join("", blocks.values()).replace("command: java ", java);
    Files.writeString(folder.resolve(FILE), here(file));
  }

  /** Asks the doctor. */
  void asks(String command) {
    String[] words = here(command).split(" ");
    List<String> arguments = new ArrayList<>(List.of(words).subList(3, words.length));
    arguments.replaceAll(word -> word.equals(FILE) ? folder.resolve(FILE).toString() : word);
    StringWriter out = new StringWriter();
    PrintWriter shown = new PrintWriter(out);
    new Commands(shown, shown, () -> {}).run(arguments.toArray(String[]::new));
    shown.flush();
    said = onThePage(out.toString());
  }

  /** Ends the shop, if it runs, and starts it so. */
  void starts(String command) throws IOException, InterruptedException {
    end();
    int java = command.indexOf(" java ") + 1;
    String file = command.substring(java).split(" ")[1];
    ProcessBuilder builder = new ProcessBuilder(JAVA, file).redirectErrorStream(true);
    builder.environment().put("PORT", String.valueOf(ports.get("4242")));
    for (MatchResult variable : VARIABLE.matcher(command.substring(0, java)).results().toList()) {
      builder.environment().put(variable.group(1), here(variable.group(2)));
    }
    shop = builder.start();
    // It says one line when it is open.
    if (shop.inputReader().readLine() == null) {
      throw new IllegalStateException("the shop ended with " + shop.waitFor());
    }
  }

  /** What the doctor said last, with the page's ports and paths. */
  String said() {
    return said;
  }

  Map<String, String> property(MatchResult property) {
    String value = property.group(2);
    return Map.of(property.group(1), value.equals(FILE) ? folder.resolve(FILE).toString() : value);
  }

  private String here(String text) {
    String here = text;
    for (Map.Entry<String, String> port : ports.entrySet()) {
      here = here.replaceAll("\\b" + port.getKey() + "\\b", port.getValue());
    }
    return here;
  }

  private String onThePage(String text) {
    String page = text.replace(folder + File.separator, "");
    for (Map.Entry<String, String> port : ports.entrySet()) {
      page = page.replaceAll("\\b" + port.getValue() + "\\b", port.getKey());
    }
    return page;
  }

  private void end() {
    if (shop != null) {
      shop.destroyForcibly().onExit().join();
    }
  }

  @Override
  public void close() {
    end();
  }
}
