package testmode.agent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A class file copied with some texts and getters replaced: as much of chapter 4 of the JVM
 * specification as that takes. Everything else is copied byte by byte.
 */
final class ClassFile {
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int STRING = 8;
  private static final int METHOD_HANDLE = 15;

  private static final int LDC_W = 0x13;
  private static final int ARETURN = 0xb0;

  private final DataInputStream in;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private final Set<String> getters;
  private final Map<Integer, String> texts = new HashMap<>();
  private final Map<Integer, Integer> strings = new HashMap<>();
  private final Map<String, String> constants = new HashMap<>();
  private int answerIndex;
  private boolean changed;

  /**
   * @param replacement for each text of the class, itself where it stays
   * @param getters names of methods without parameters that return a string
   * @param answer what they return from now on
   * @throws IOException when this is no class file
   */
  ClassFile(byte[] original, UnaryOperator<String> replacement, Set<String> getters, String answer)
      throws IOException {
    this.in = new DataInputStream(new ByteArrayInputStream(original));
    this.getters = getters;
    copy(8);
    pool(replacement, answer);
    copy(6);
    copyList(2);
    members(false);
    members(true);
    copyRest();
  }

  /** Whether any text or getter was replaced. */
  boolean isChanged() {
    return changed;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  /** The value of a constant string field; a question mark when there is none of that name. */
  String constant(String field) {
    return constants.getOrDefault(field, "?");
  }

  private void pool(UnaryOperator<String> replacement, String answer) throws IOException {
    int count = in.readUnsignedShort();
    out.writeShort(count + 2);
    for (int index = 1; index < count; index++) {
      int tag = in.readUnsignedByte();
      out.writeByte(tag);
      if (tag == UTF8) {
        text(index, replacement);
      } else if (tag == STRING) {
        int text = in.readUnsignedShort();
        strings.put(index, text);
        out.writeShort(text);
      } else {
        copy(sizeOf(tag));
      }
      // The specification calls it a poor choice: these two take two places each.
      index += tag == LONG || tag == DOUBLE ? 1 : 0;
    }
    out.writeByte(UTF8);
    out.writeUTF(answer);
    out.writeByte(STRING);
    out.writeShort(count);
    answerIndex = count + 1;
  }

  private void text(int index, UnaryOperator<String> replacement) throws IOException {
    String text = in.readUTF();
    String replaced = replacement.apply(text);
    changed |= !replaced.equals(text);
    texts.put(index, replaced);
    out.writeUTF(replaced);
  }

  private static int sizeOf(int tag) throws IOException {
    switch (tag) {
      case 3: // Integer
      case 4: // Float
      case 9: // Fieldref
      case 10: // Methodref
      case 11: // InterfaceMethodref
      case 12: // NameAndType
      case 17: // Dynamic
      case 18: // InvokeDynamic
        return 4;
      case LONG:
      case DOUBLE:
        return 8;
      case 7: // Class
      case 16: // MethodType
      case 19: // Module
      case 20: // Package
        return 2;
      case METHOD_HANDLE:
        return 3;
      default:
        throw new IOException("a constant of the unknown kind " + tag);
    }
  }

  /** Fields or methods: flags, name, type, attributes. */
  private void members(boolean methods) throws IOException {
    int count = copyShort();
    for (int member = 0; member < count; member++) {
      copy(2);
      String name = texts.get(copyShort());
      String type = texts.get(copyShort());
      boolean getter = methods && getters.contains(name) && "()Ljava/lang/String;".equals(type);
      int attributes = copyShort();
      for (int attribute = 0; attribute < attributes; attribute++) {
        attribute(String.valueOf(name), getter);
      }
    }
  }

  private void attribute(String member, boolean getter) throws IOException {
    String kind = texts.get(copyShort());
    byte[] content = new byte[in.readInt()];
    in.readFully(content);
    if (getter && "Code".equals(kind)) {
      returnAnswer();
      changed = true;
      return;
    }
    if ("ConstantValue".equals(kind)) {
      int index = (content[0] & 0xff) << 8 | content[1] & 0xff;
      constants.put(member, String.valueOf(texts.get(strings.get(index))));
    }
    out.writeInt(content.length);
    out.write(content);
  }

  /** Straight on to its end, so the verifier needs no frames. */
  private void returnAnswer() throws IOException {
    out.writeInt(16);
    out.writeShort(1); // stack
    out.writeShort(1); // locals: this, or none
    out.writeInt(4);
    out.writeByte(LDC_W);
    out.writeShort(answerIndex);
    out.writeByte(ARETURN);
    out.writeShort(0); // exceptions
    out.writeShort(0); // attributes
  }

  private int copyShort() throws IOException {
    int value = in.readUnsignedShort();
    out.writeShort(value);
    return value;
  }

  private void copyList(int size) throws IOException {
    copy(copyShort() * size);
  }

  private void copyRest() throws IOException {
    copy(in.available());
  }

  private void copy(int length) throws IOException {
    byte[] copied = new byte[length];
    in.readFully(copied);
    out.write(copied);
  }
}
