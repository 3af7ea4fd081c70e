import type { Document, LineCounter, Node } from 'yaml'

/** A policy's YAML, understood as YAML: its root, and where each line begins. */
export interface PolicyDocument {
  file: string
  root: Node
  document: Document.Parsed
  lines: LineCounter
}
