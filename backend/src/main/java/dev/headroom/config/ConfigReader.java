package dev.headroom.config;

import dev.headroom.model.text.DecimalText;
import dev.headroom.model.text.DurationText;
import dev.headroom.yaml.YamlNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads configuration records from YAML. A record's components are its keys; what a mapping leaves
 * out keeps the default; a key that is no component is a problem; the record's own constructor has
 * the last word on the values, so a bad configuration never becomes an object.
 */
final class ConfigReader {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,15})\\s*(B|KiB|MiB|GiB|TiB)?");

  private ConfigReader() {}

  /** The defaults with what the mapping says put over them. */
  static <R extends Record> R over(R defaults, YamlNode node) {
    if (!node.isMapping()) {
      node.problem("expected a mapping");
      return defaults;
    }
    RecordComponent[] components = defaults.getClass().getRecordComponents();
    Set<String> known =
        Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
    node.onlyKeys(known);
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Object otherwise = valueOf(defaults, components[i]);
      Optional<YamlNode> written = node.find(components[i].getName());
      values[i] = written.isPresent() ? read(written.get(), components[i], otherwise) : otherwise;
    }
    return construct(defaults, components, values, node);
  }

  /** Every key with its value, dotted: {@code wal.segmentBytes}. */
  static void walk(String prefix, Record record, Map<String, Object> into) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      String key = prefix + component.getName();
      Object value = valueOf(record, component);
      if (value instanceof Record nested && !isOneValue(nested)) {
        walk(key + ".", nested, into);
      } else if (value instanceof Record one) {
        into.put(key, valueOf(one, one.getClass().getRecordComponents()[0]));
      } else {
        into.put(key, value instanceof Duration span ? DurationText.format(span) : value);
      }
    }
  }

  private static Object read(YamlNode node, RecordComponent component, Object otherwise) {
    if (otherwise instanceof Record nested) {
      return node.isMapping() || !isOneValue(nested) ? over(nested, node) : ofOne(nested, node);
    }
    if (component.getType() == List.class) {
      return node.items().stream()
          .map(item -> item.parse(text -> text))
          .filter(Objects::nonNull)
          .toList();
    }
    Object value = node.parse(text -> scalar(text, component));
    return value == null ? otherwise : value;
  }

  /**
   * Whether a record only gives a value a name and bounds: it is written as that value. One that is
   * named a Config is a group of keys, be it of one.
   */
  private static boolean isOneValue(Record record) {
    return record.getClass().getRecordComponents().length == 1
        && !record.getClass().getSimpleName().endsWith("Config");
  }

  private static <R extends Record> R ofOne(R defaults, YamlNode node) {
    RecordComponent[] components = defaults.getClass().getRecordComponents();
    Object value = read(node, components[0], valueOf(defaults, components[0]));
    return construct(defaults, components, new Object[] {value}, node);
  }

  private static Object scalar(String text, RecordComponent component) {
    Class<?> type = component.getType();
    if (type == Duration.class) {
      return DurationText.parse(text);
    } else if (type == Path.class) {
      return Path.of(text);
    } else if (type == BigDecimal.class) {
      return DecimalText.parse(text)
          .orElseThrow(() -> new IllegalArgumentException("not a decimal number: " + text));
    } else if (type == boolean.class) {
      return truth(text);
    } else if (type == int.class) {
      return wholeNumber(text);
    } else if (type == long.class) {
      return size(text);
    } else if (type == double.class) {
      return Double.parseDouble(text);
    } else if (type == String.class) {
      return text;
    }
    throw new IllegalStateException("no reader for " + component);
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("expected true or false: " + text);
    };
  }

  private static int wholeNumber(String text) {
    long number = size(text);
    if (number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("larger than " + Integer.MAX_VALUE + ": " + text);
    }
    return (int) number;
  }

  /** A whole number, or a size like 64MiB in bytes. */
  private static long size(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected a whole number or a size like 64MiB: " + text);
    }
    long amount = Long.parseLong(matcher.group(1));
    String unit = matcher.group(2);
    int shift = unit == null ? 0 : "BKMGT".indexOf(unit.charAt(0)) * 10;
    if (amount > Long.MAX_VALUE >> shift) {
      throw new IllegalArgumentException("larger than any size: " + text);
    }
    return amount << shift;
  }

  private static Object valueOf(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <R extends Record> R construct(
      R defaults, RecordComponent[] components, @Nullable Object[] values, YamlNode node) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = defaults.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return (R) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        node.problem(String.valueOf(refused.getMessage()));
        return defaults;
      }
      throw new IllegalStateException("cannot make " + defaults.getClass(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + defaults.getClass(), e);
    }
  }
}
