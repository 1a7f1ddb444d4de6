package org.replsim.scenario.result;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * How results are written as JSON: keys in the order of the records, numbers in plain decimals that read back to the same
 * bits, null where there is no number. Time series and latency distributions are left to the CSV files.
 */
public final class ResultJson {

    private ResultJson() {}

    static ObjectMapper mapper() {
        SimpleModule numbers = new SimpleModule("numbers");
        numbers.addSerializer(Double.class, new PlainDecimal());
        numbers.addSerializer(Double.TYPE, new PlainDecimal());
        numbers.addDeserializer(Double.class, new NullIsNoNumber());
        numbers.addDeserializer(Double.TYPE, new NullIsNoNumber());
        return JsonMapper.builder().addModule(numbers).build();
    }

    /** Two spaces a level, a value a line. */
    public static ObjectWriter writer() {
        DefaultIndenter twoSpaces = new DefaultIndenter("  ", "\n");
        return mapper().addMixIn(VariantResult.class, WithoutSeries.class)
                .writer(new DefaultPrettyPrinter().withObjectIndenter(twoSpaces).withArrayIndenter(twoSpaces));
    }

    /** A number in plain decimals, as JSON and CSV files hold it. */
    static String plain(double value) {
        return new BigDecimal(Double.toString(value)).toPlainString();
    }

    @JsonIgnoreProperties({"latency", "series"})
    private interface WithoutSeries {}

    private static final class PlainDecimal extends StdSerializer<Double> {
        private static final long serialVersionUID = 1;

        PlainDecimal() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                json.writeNumber(plain(value));
            } else {
                json.writeNull();
            }
        }
    }

    private static final class NullIsNoNumber extends StdDeserializer<Double> {
        private static final long serialVersionUID = 1;

        NullIsNoNumber() {
            super(Double.class);
        }

        @Override
        public Double deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return json.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }
}
