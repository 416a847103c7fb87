export async function assemble(input {
  return input;
}
