/** A department's staff from a file. */
import { basedOn, bodyOf, pageOf } from "@/api/answers";
import { identity } from "@/api/client";
import { saveFile } from "@/api/download";
import type { components } from "@/api/generated/identity";
import type { Finding, ImportDefinition, Intake, Step } from "@/parts/import/importing";

type Schemas = components["schemas"];
type Upload = Schemas["UploadRow"];
type FindingRow = Schemas["FindingRow"];

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const STEPS: Record<Upload["state"], Step> = {
  waiting: "checking",
  checked: "checked",
  to_apply: "applying",
  applied: "applied",
  refused: "refused",
  gave_up: "refused",
};

export function intakeOf(upload: Upload): Intake {
  return {
    id: upload.id,
    version: upload.version,
    fileName: upload.file_name,
    step: STEPS[upload.state],
    rowsDone: upload.rows_done,
    rowsTotal: upload.rows_total,
    counts: upload.counts,
    refusal: upload.refusal?.detail ?? null,
  };
}

export const isWorkbook = (name: string) => name.toLowerCase().endsWith(".xlsx");

/** `titleOf` names a column that changes. */
function findingOf(found: FindingRow, titleOf: (column: string) => string): Finding {
  const why = [found.header, found.detail].filter(Boolean).join(" — ");
  return {
    row: found.row,
    outcome: found.outcome,
    name: found.name,
    said: why || found.changes.map(titleOf).join(", ") || null,
  };
}

export function staffUploads(
  departmentId: string,
  titleOf: (column: string) => string,
): ImportDefinition {
  const template = (format: "csv" | "xlsx") => async () =>
    saveFile(
      await identity.GET("/staff-upload-templates/{format}", {
        params: { path: { format } },
        parseAs: "blob",
      }),
      `staff.${format}`,
    );
  return {
    name: "staff-uploads",
    takes: [".csv", ".txt", ".xlsx"],
    templates: [
      { label: "CSV", get: template("csv") },
      { label: "Excel", get: template("xlsx") },
    ],
    check: async (file) => {
      const type = isWorkbook(file.name) ? XLSX : "text/csv";
      const handed = await identity.POST("/staff-uploads", {
        params: { query: { department_id: departmentId, file_name: file.name } },
        headers: { "Content-Type": type },
        body: file as never,
        bodySerializer: (body: unknown) => body as File,
      });
      return intakeOf(bodyOf(handed));
    },
    look: async (id) =>
      intakeOf(bodyOf(await identity.GET("/staff-uploads/{id}", { params: { path: { id } } }))),
    findings: async (id, outcome, cursor) => {
      const page = pageOf(
        await identity.GET("/staff-uploads/{id}/rows", {
          params: { path: { id }, query: { outcome, cursor, limit: 100 } },
        }),
      );
      return { ...page, rows: page.rows.map((each) => findingOf(each, titleOf)) };
    },
    refusedRows: async (id) =>
      saveFile(
        await identity.GET("/staff-uploads/{id}/rows.csv", {
          params: { path: { id }, query: { outcome: "refused" } },
          parseAs: "blob",
        }),
        "refused.csv",
      ),
    apply: async ({ id, version }, validOnly) =>
      intakeOf(
        bodyOf(
          await identity.POST("/staff-uploads/{id}/apply", {
            params: { path: { id }, header: basedOn(version) },
            body: { apply_valid_only: validOnly },
          }),
        ),
      ),
  };
}
