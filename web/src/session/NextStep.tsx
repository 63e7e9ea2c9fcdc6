/** What comes after the password: a code, or first of all an app that shows codes. */
import { EnrolForm } from "./EnrolForm";
import { SecondStepForm } from "./SecondStepForm";
import type { SecondStepNeeded } from "./SignInForm";

export interface NextStepProps {
  needed: SecondStepNeeded;
  onSignedIn: () => void;
  onBack: () => void;
}

export function NextStep(props: NextStepProps) {
  return props.needed.enrol ? <EnrolForm {...props} /> : <SecondStepForm {...props} />;
}
