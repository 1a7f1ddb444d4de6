package org.replsim.notebook;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text of any value, the same in every run: no identity hashes, and no more of a long list than its beginning. */
final class PlainText {

    private static final int SHOWN = 8;
    private static final int DEEPEST = 4;
    private static final int LONGEST = 1000;
    private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]{5,8}\\b");

    private PlainText() {}

    static String of(@Nullable Object value) {
        return of(value, 0);
    }

    private static String of(@Nullable Object value, int depth) {
        if (value == null) {
            return "null";
        }
        if (value.getClass().isArray()) {
            return list(elements(value), depth);
        }
        if (value instanceof Collection<?> collection) {
            return list(new ArrayList<>(collection), depth);
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> of(entry.getKey(), depth + 1) + "=" + of(entry.getValue(), depth + 1))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(inside -> of(inside, depth)).orElse("nothing");
        }
        if (!hasText(value)) {
            return name(value.getClass());
        }
        String text = value.toString();
        boolean usable = text.length() <= LONGEST && !IDENTITY.matcher(text).find();
        return value instanceof Record item && !usable ? record(item, depth) : text;
    }

    private static List<Object> elements(Object array) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(Array.get(array, i));
        }
        return elements;
    }

    private static String list(List<?> elements, int depth) {
        if (depth >= DEEPEST && !elements.isEmpty()) {
            return "[" + elements.size() + " values]";
        }
        String beginning = elements.stream()
                .limit(SHOWN)
                .map(element -> of(element, depth + 1))
                .collect(Collectors.joining(", "));
        int more = elements.size() - SHOWN;
        return "[" + beginning + (more > 0 ? ", and " + more + " more" : "") + "]";
    }

    private static String record(Record item, int depth) {
        String name = name(item.getClass());
        if (depth >= DEEPEST) {
            return name;
        }
        return Arrays.stream(item.getClass().getRecordComponents())
                .map(component -> component.getName() + "=" + of(value(component, item), depth + 1))
                .collect(Collectors.joining(", ", name + "[", "]"));
    }

    private static @Nullable Object value(RecordComponent component, Record item) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(item);
        } catch (IllegalAccessException | InvocationTargetException e) {
            return "?";
        }
    }

    /** Whether a value has a text of its own, not the one of any object. */
    private static boolean hasText(Object value) {
        try {
            return value.getClass().getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every class has toString", e);
        }
    }

    /** Lambdas and anonymous classes go by what they implement: their own names are numbers. */
    private static String name(Class<?> type) {
        if (type.isHidden() || type.isAnonymousClass() || type.isSynthetic()) {
            return type.getInterfaces().length > 0 ? name(type.getInterfaces()[0]) : name(type.getSuperclass());
        }
        return type.getSimpleName();
    }
}
