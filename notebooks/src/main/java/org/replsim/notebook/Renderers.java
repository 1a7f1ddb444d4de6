package org.replsim.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.replsim.reports.chart.Picture;
import org.replsim.reports.chart.PngFile;
import org.replsim.reports.chart.Relation;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** How values look in a notebook. */
final class Renderers {

    private Renderers() {}

    /** Teaches a renderer all of it. */
    static void register(Renderer renderer) {
        renderer.createRegistration(Picture.class)
                .preferring(MIMEType.IMAGE_PNG)
                .register(Renderers::picture);
        renderer.createRegistration(Relation.class)
                .preferring(MIMEType.IMAGE_PNG)
                .register((relation, context) -> picture(relation.picture(), context));
        renderer.createRegistration(Shown.class)
                .preferring(MIMEType.TEXT_MARKDOWN)
                .register(Renderers::shown);
        renderer.createRegistration(ScenarioResult.class)
                .preferring(MIMEType.TEXT_MARKDOWN)
                .register((result, context) -> shown(Lab.summary(result), context));
        renderer.createRegistration(VariantResult.class)
                .preferring(MIMEType.TEXT_MARKDOWN)
                .register((variant, context) -> shown(Lab.metrics(variant), context));
        renderer.createRegistration(Object.class)
                .preferring(MIMEType.TEXT_PLAIN)
                .register((value, context) -> text(PlainText.of(value), context));
    }

    private static void picture(Picture picture, RenderContext context) {
        context.renderIfRequested(
                MIMEType.IMAGE_PNG,
                (type, out) -> out.putData(
                        type,
                        Base64.getEncoder().encodeToString(png(picture)),
                        Map.of("width", picture.width(), "height", picture.height())));
        var title = picture.chart().getTitle();
        text("chart: " + (title == null ? "" : title.getText()), context);
    }

    private static byte[] png(Picture picture) {
        try {
            return PngFile.bytes(picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void shown(Shown value, RenderContext context) {
        context.renderIfRequested(MIMEType.TEXT_MARKDOWN, () -> value.markdown());
        text(value.toString(), context);
    }

    private static void text(String text, RenderContext context) {
        context.getOutputContainer().putText(text);
    }
}
