package dev.countersign.ledger.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A report as JSON. A value that is not known is null, with `not_known` beside it.
public final class ReportJson {
  private ReportJson() {}

  public static ObjectNode of(Report report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("form", 1).put("title", report.title()).put("period", report.period().name());
    json.put("from", report.period().first().toString());
    json.put("to", report.period().after().minusDays(1).toString());
    json.put("scope", report.scope()).put("ledger", report.ledger());
    json.put("entries", report.counted()).set("notes", texts(report.notes()));
    ArrayNode figures = json.putArray("figures");
    report.figures().forEach(each -> figure(figures.addObject(), each));
    ObjectNode tables = json.putObject("tables");
    report.tables().forEach(each -> table(tables.putObject(each.id()), each));
    return json;
  }

  private static void figure(ObjectNode json, Figure figure) {
    json.put("id", figure.id()).put("name", figure.name());
    value(json, figure.value());
    Figure.Target target = figure.target();
    if (target != null) {
      json.put("target", target.text()).put("state", figure.state());
    }
    value(json.putObject("before"), figure.before());
    json.put("trend", figure.trend()).put("how", figure.how());
    json.set("clauses", texts(figure.clauses()));
  }

  private static void value(ObjectNode json, Value value) {
    if (value instanceof Value.Unknown(String why)) {
      json.putNull("value").put("not_known", why);
    } else {
      json.put("value", value.amount().orElseThrow()).put("unit", value.unit());
      json.put("text", value.text());
    }
  }

  private static void table(ObjectNode json, Table table) {
    json.put("title", table.title()).set("notes", texts(table.notes()));
    ArrayNode rows = json.putArray("rows");
    for (List<String> cells : table.rows()) {
      ObjectNode row = rows.addObject();
      for (int i = 0; i < cells.size(); i++) {
        row.put(table.columns().get(i), cells.get(i));
      }
    }
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}
