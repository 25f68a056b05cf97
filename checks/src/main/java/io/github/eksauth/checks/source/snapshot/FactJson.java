package io.github.eksauth.checks.source.snapshot;

import io.github.eksauth.checks.fact.Components;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.OrEmpty;
import io.github.eksauth.checks.fact.TrustPolicy;
import io.github.eksauth.checks.fact.TrustPolicyJson;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The values of facts as JSON: a record is an object with the names of its components, and says
/// which of them may be missing ([OrEmpty], lists, maps and optional values). So a new fact needs
/// no code here.
///
/// A general mapper would do it too; this one says where a snapshot is wrong in the words of all
/// our messages, and starts in a tenth of the time, which a short-lived process feels.
final class FactJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private FactJson() {}

  /// Reads the value of a fact of this kind.
  ///
  /// @throws SnapshotException when it is not of that kind
  static Object read(FactKey<?> key, String place, JsonNode value) {
    ParameterizedType door = (ParameterizedType) key.getClass().getGenericInterfaces()[0];
    return read(door.getActualTypeArguments()[0], place, value);
  }

  private static Object read(Type type, String place, JsonNode node) {
    if (type instanceof ParameterizedType of) {
      Type argument = of.getActualTypeArguments()[of.getActualTypeArguments().length - 1];
      if (of.getRawType() == List.class) {
        return Fields.list(place, node, (where, item) -> read(argument, where, item));
      } else if (of.getRawType() == Map.class) {
        return map(argument, Fields.of(place, node));
      } else if (of.getRawType() == Optional.class) {
        return Optional.of(read(argument, place, node));
      }
    } else if (type instanceof Class<?> plain) {
      return plain(plain, place, node);
    }
    throw new IllegalArgumentException("no fact holds a " + type);
  }

  private static Object plain(Class<?> type, String place, JsonNode node) {
    if (type == String.class) {
      return Fields.text(place, node);
    } else if (type == boolean.class) {
      return Fields.flag(place, node);
    } else if (type == int.class || type == Integer.class) {
      return (int) Fields.number(place, node, Integer.MAX_VALUE);
    } else if (type == Long.class) {
      return Fields.number(place, node, Long.MAX_VALUE);
    } else if (type == Instant.class) {
      return Fields.instant(place, node);
    } else if (type == TrustPolicy.class) {
      return Fields.part(place, node, TrustPolicyJson::read);
    } else if (type.isEnum()) {
      return Fields.choice(place, node, type.getEnumConstants());
    } else if (type.isRecord()) {
      return record(type, Fields.of(place, node));
    }
    throw new IllegalArgumentException("no fact holds a " + type);
  }

  private static Map<String, Object> map(Type type, Fields in) {
    Map<String, Object> map = new LinkedHashMap<>();
    in.node()
        .properties()
        .forEach(entry ->
            map.put(entry.getKey(), read(type, in.place(entry.getKey()), entry.getValue())));
    return map;
  }

  private static Object record(Class<?> type, Fields in) {
    RecordComponent[] components = type.getRecordComponents();
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : components) {
      String name = component.getName();
      values.add(
          in.missing(name)
              ? ifMissing(component, in)
              : read(component.getGenericType(), in.place(name), in.node().path(name)));
    }
    try {
      Constructor<?> constructor =
          type.getConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type, e);
    }
  }

  private static Object ifMissing(RecordComponent component, Fields in) {
    Class<?> type = component.getType();
    if (type == List.class) {
      return List.of();
    } else if (type == Map.class) {
      return Map.of();
    } else if (type == Optional.class) {
      return Optional.empty();
    } else if (!component.isAnnotationPresent(OrEmpty.class)) {
      throw Fields.wrong(
          in.place(component.getName()),
          JSON.missingNode(),
          type == String.class ? "a text" : "it");
    } else if (type == String.class) {
      return "";
    } else if (type == boolean.class) {
      return false;
    } else if (type == int.class) {
      return 0;
    }
    return type.getEnumConstants()[0];
  }

  /// The JSON that [#read] takes back to an equal value.
  static JsonNode write(Object value) {
    return switch (value) {
      case String text -> JSON.stringNode(text);
      case Boolean flag -> JSON.booleanNode(flag);
      case Integer number -> JSON.numberNode(number);
      case Long number -> JSON.numberNode(number);
      case Instant time -> JSON.stringNode(time.toString());
      case Enum<?> choice -> JSON.stringNode(choice.name());
      case TrustPolicy policy -> TrustPolicyJson.write(policy);
      case List<?> list -> {
        ArrayNode out = JSON.arrayNode();
        list.forEach(item -> out.add(write(item)));
        yield out;
      }
      case Map<?, ?> map -> {
        ObjectNode out = JSON.objectNode();
        map.forEach((name, item) -> out.set((String) name, write(item)));
        yield out;
      }
      case Record record -> write(record);
      default -> throw new IllegalArgumentException("no fact holds a " + value.getClass());
    };
  }

  private static ObjectNode write(Record record) {
    ObjectNode out = JSON.objectNode();
    Components.of(record)
        .forEach((name, value) -> {
          if (value instanceof Optional<?> optional) {
            optional.ifPresent(it -> out.set(name, write(it)));
          } else {
            out.set(name, write(value));
          }
        });
    return out;
  }
}
