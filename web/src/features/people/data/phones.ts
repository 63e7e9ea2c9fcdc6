/** The two telephones that a form asks for; a pager or a fax that is there already stays. */
import type { components } from "@/api/generated/identity";

export type Phone = components["schemas"]["PhoneBody"];

export interface PhoneTexts {
  work_phone: string;
  work_extension: string;
  mobile_phone: string;
}

export function textsOf(phones: readonly Phone[]): PhoneTexts {
  const [work, mobile] = ["work", "mobile"].map((kind) => phones.find((one) => one.kind === kind));
  return {
    work_phone: work?.number ?? "",
    work_extension: work?.extension ?? "",
    mobile_phone: mobile?.number ?? "",
  };
}

export function phonesOf(texts: PhoneTexts, before: readonly Phone[]): Phone[] {
  const others = before.filter(({ kind }) => kind !== "work" && kind !== "mobile");
  const [work, extension, mobile] = [
    texts.work_phone.trim(),
    texts.work_extension.trim(),
    texts.mobile_phone.trim(),
  ];
  return [
    ...(work ? [{ kind: "work" as const, number: work, extension: extension || null }] : []),
    ...(mobile ? [{ kind: "mobile" as const, number: mobile, extension: null }] : []),
    ...others,
  ];
}
