package testmode.acceptance.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;

/**
 * Draws PlantUML source as SVG, in this JVM, without a native program and without a look outside.
 */
final class DiagramDrawer {

  static {
    // Read when PlantUML's classes load: no window, no file, no network.
    System.setProperty("java.awt.headless", "true");
    System.setProperty("PLANTUML_SECURITY_PROFILE", "SANDBOX");
  }

  private DiagramDrawer() {}

  /** The picture; where it cannot be drawn, for want of fonts perhaps, a picture that says why. */
  static byte[] svg(String source) {
    try {
      ByteArrayOutputStream picture = new ByteArrayOutputStream();
      new SourceStringReader(source)
          .outputImage(picture, new FileFormatOption(FileFormat.SVG, false));
      return picture.toByteArray();
    } catch (IOException | RuntimeException | LinkageError e) {
      return ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"40\">"
              + "<text x=\"10\" y=\"25\">The diagram could not be drawn: "
              + Html.escaped(String.valueOf(e))
              + "</text></svg>")
          .getBytes(StandardCharsets.UTF_8);
    }
  }
}
