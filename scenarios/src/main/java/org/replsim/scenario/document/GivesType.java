package org.replsim.scenario.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.replsim.scenario.expect.CellPattern;
import org.replsim.scenario.expect.Gives;
import org.replsim.scenario.field.Leaf;
import org.replsim.scenario.field.NumberType;
import org.replsim.scenario.yaml.Node;

/** What a statement must be answered with. */
record GivesType() implements Leaf {

    private static final String ERROR = "error";
    private static final String ROWS = "rows";
    private static final String SOME_ROW = "some_row";

    private static final NumberType ERRNO = NumberType.whole(1, 65535);

    @Override
    public Gives parse(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return new Gives.Rows(sequence.items().stream().map(GivesType::cell).toList());
        }
        if (node instanceof Node.Mapping mapping) {
            return mapping(mapping);
        }
        return new Gives.Cell(cell(node));
    }

    private static Gives mapping(Node.Mapping mapping) {
        if (mapping.entries().isEmpty()) {
            throw mapping.problem("needs at least one column");
        }
        Node.Entry first = mapping.entries().get(0);
        boolean word = List.of(ERROR, ROWS, SOME_ROW).contains(first.key());
        if (word && mapping.entries().size() > 1) {
            throw mapping.entries().get(1).problem("\"" + first.key() + "\" stands alone; remove this");
        }
        return switch (first.key()) {
            case ERROR -> new Gives.ErrorNumber((Long) ERRNO.parse(first.value()));
            case ROWS -> new Gives.RowCount(cell(first.value()));
            case SOME_ROW -> new Gives.SomeRow(columns(first.value()));
            default -> new Gives.Columns(columns(mapping));
        };
    }

    private static Map<String, CellPattern> columns(Node node) {
        if (!(node instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
            throw node.problem("needs a mapping from columns to what must be in them");
        }
        Map<String, CellPattern> columns = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> columns.put(entry.key(), cell(entry.value())));
        return columns;
    }

    private static CellPattern cell(Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            throw node.problem("needs a text, a number or NULL, not " + node.kind());
        }
        return new CellPattern(scalar.isNull() ? "NULL" : scalar.text());
    }

    @Override
    public String write(Object value) {
        return ((Gives) value).text();
    }

    @Override
    public String expected() {
        return "a text or number, a list of rows, a mapping of columns, {error: 1062}, {rows: 3} or {some_row: {...}}";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", List.of("string", "number", "boolean", "array", "object"));
    }

    @Override
    public String label() {
        return "[answer](#answers)";
    }
}
