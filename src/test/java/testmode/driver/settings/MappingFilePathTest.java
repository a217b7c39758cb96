package testmode.driver.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingFilePathTest {

  @TempDir private Path folder;

  private final List<String> problems = new ArrayList<>();

  private Path written(Charset charset) throws IOException {
    Path file = folder.resolve("cafe.yaml");
    return Files.write(file, "merchant:\n  name: Caf\u00e9\n".getBytes(charset));
  }

  @Test
  void utf8IsRead() throws IOException {
    Path file = written(StandardCharsets.UTF_8);

    assertThat(new MappingFilePath(file.toString(), problems).check()).isEqualTo(file);
    assertThat(problems).isEmpty();
  }

  @Test
  void anythingElseIsToldWithTheLineWhereItIsNone() throws IOException {
    Path file = written(StandardCharsets.ISO_8859_1);

    assertThat(new MappingFilePath(file.toString(), problems).check()).isNull();
    assertThat(problems).containsExactly(file + ":2: is no UTF-8 here; save the file as UTF-8.");
  }
}
