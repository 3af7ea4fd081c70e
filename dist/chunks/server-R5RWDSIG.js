import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  FieldError,
  QueryError,
  actionsApp,
  actorNode,
  associated,
  concreteTypes,
  created,
  deployment,
  deploymentRoutes,
  environmentRoutes,
  fileShape,
  forRepository,
  invalid,
  latestStatuses,
  listArgument,
  matchPath,
  minimalRepository,
  nestedTeam,
  notFound,
  objectType,
  ok,
  organization,
  pageOf,
  pageUrl,
  parameter,
  pullRequest,
  pullRoutes,
  pullShape,
  repository,
  repositoryUrl,
  resolveRevision,
  runRoutes,
  simpleUser,
  singleRepository,
  text,
  textArgument,
  userNode,
  userOrGhost,
  userOrNull,
  workflowRun,
  writer
} from "./chunk-RFX6CLTE.js";
import {
  changesBetween,
  commitAt,
  commitsBetween,
  entriesBelow,
  environmentNamed,
  fullName,
  isProtected,
  mergeBase,
  nextNumber,
  reachable,
  storeBlob,
  storeCommit,
  storeTree
} from "./chunk-B6YN6RK5.js";
import "./chunk-HCM2LTGW.js";
import {
  __commonJS,
  __toESM
} from "./chunk-WQLMQFAT.js";

// node_modules/graphql/language/ast.js
var require_ast = __commonJS({
  "node_modules/graphql/language/ast.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", {
      value: true
    });
    exports.Token = exports.QueryDocumentKeys = exports.OperationTypeNode = exports.Location = void 0;
    exports.isNode = isNode;
    var Location = class {
      /** The character offset at which this Node begins. */
      /** The character offset at which this Node ends. */
      /** The Token at which this Node begins. */
      /** The Token at which this Node ends. */
      /** The Source document the AST represents. */
      /**
       * Creates a Location instance.
       * @param startToken - The start token.
       * @param endToken - The end token.
       * @param source - Source document used to derive error locations.
       * @example
       * ```ts
       * import { Location, Source, Token, TokenKind } from 'graphql/language';
       *
       * const source = new Source('{ hello }');
       * const startToken = new Token(TokenKind.BRACE_L, 0, 1, 1, 1);
       * const endToken = new Token(TokenKind.BRACE_R, 8, 9, 1, 9);
       * const location = new Location(startToken, endToken, source);
       *
       * location.start; // => 0
       * location.end; // => 9
       * location.source.body; // => '{ hello }'
       * ```
       */
      constructor(startToken, endToken, source) {
        this.start = startToken.start;
        this.end = endToken.end;
        this.startToken = startToken;
        this.endToken = endToken;
        this.source = source;
      }
      /**
       * Returns the value used by `Object.prototype.toString`.
       * @returns The built-in string tag for this object.
       */
      get [Symbol.toStringTag]() {
        return "Location";
      }
      /**
       * Returns a JSON representation of this location.
       * @returns The JSON-serializable representation.
       * @example
       * ```ts
       * import { parse } from 'graphql/language';
       *
       * const document = parse('{ hello }');
       * const location = document.loc?.toJSON(); // => { start: 0, end: 9 }
       * ```
       */
      toJSON() {
        return {
          start: this.start,
          end: this.end
        };
      }
    };
    exports.Location = Location;
    var Token = class {
      /** The kind of Token. */
      /** The character offset at which this Node begins. */
      /** The character offset at which this Node ends. */
      /** The 1-indexed line number on which this Token appears. */
      /** The 1-indexed column number at which this Token begins. */
      /**
       * For non-punctuation tokens, represents the interpreted value of the token.
       *
       * Note: is undefined for punctuation tokens, but typed as string for
       * convenience in the parser.
       */
      /**
       * Tokens exist as nodes in a double-linked-list amongst all tokens
       * including ignored tokens. <SOF> is always the first node and <EOF>
       * the last.
       */
      /** Next token in the token stream, including ignored tokens. */
      /**
       * Creates a Token instance.
       * @param kind - Token kind produced by lexical analysis.
       * @param start - Character offset where this token begins.
       * @param end - Character offset where this token ends.
       * @param line - One-indexed line number where this token begins.
       * @param column - One-indexed column number where this token begins.
       * @param value - Interpreted value for non-punctuation tokens.
       * @example
       * ```ts
       * import { Token, TokenKind } from 'graphql/language';
       *
       * const token = new Token(TokenKind.NAME, 2, 7, 1, 3, 'hello');
       *
       * token.kind; // => TokenKind.NAME
       * token.value; // => 'hello'
       * token.toJSON(); // => { kind: 'Name', value: 'hello', line: 1, column: 3 }
       * ```
       */
      constructor(kind, start, end, line, column, value) {
        this.kind = kind;
        this.start = start;
        this.end = end;
        this.line = line;
        this.column = column;
        this.value = value;
        this.prev = null;
        this.next = null;
      }
      /**
       * Returns the value used by `Object.prototype.toString`.
       * @returns The built-in string tag for this object.
       */
      get [Symbol.toStringTag]() {
        return "Token";
      }
      /**
       * Returns a JSON representation of this token.
       * @returns The JSON-serializable representation.
       * @example
       * ```ts
       * import { Lexer, Source } from 'graphql/language';
       *
       * const lexer = new Lexer(new Source('{ hello }'));
       * const token = lexer.advance().toJSON(); // => { kind: '{', value: undefined, line: 1, column: 1 }
       * ```
       */
      toJSON() {
        return {
          kind: this.kind,
          value: this.value,
          line: this.line,
          column: this.column
        };
      }
    };
    exports.Token = Token;
    var QueryDocumentKeys = {
      Name: [],
      Document: ["definitions"],
      OperationDefinition: [
        "description",
        "name",
        "variableDefinitions",
        "directives",
        "selectionSet"
      ],
      VariableDefinition: [
        "description",
        "variable",
        "type",
        "defaultValue",
        "directives"
      ],
      Variable: ["name"],
      SelectionSet: ["selections"],
      Field: ["alias", "name", "arguments", "directives", "selectionSet"],
      Argument: ["name", "value"],
      FragmentSpread: ["name", "directives"],
      InlineFragment: ["typeCondition", "directives", "selectionSet"],
      FragmentDefinition: [
        "description",
        "name",
        // Note: fragment variable definitions are deprecated and will removed in v17.0.0
        "variableDefinitions",
        "typeCondition",
        "directives",
        "selectionSet"
      ],
      IntValue: [],
      FloatValue: [],
      StringValue: [],
      BooleanValue: [],
      NullValue: [],
      EnumValue: [],
      ListValue: ["values"],
      ObjectValue: ["fields"],
      ObjectField: ["name", "value"],
      Directive: ["name", "arguments"],
      NamedType: ["name"],
      ListType: ["type"],
      NonNullType: ["type"],
      SchemaDefinition: ["description", "directives", "operationTypes"],
      OperationTypeDefinition: ["type"],
      ScalarTypeDefinition: ["description", "name", "directives"],
      ObjectTypeDefinition: [
        "description",
        "name",
        "interfaces",
        "directives",
        "fields"
      ],
      FieldDefinition: ["description", "name", "arguments", "type", "directives"],
      InputValueDefinition: [
        "description",
        "name",
        "type",
        "defaultValue",
        "directives"
      ],
      InterfaceTypeDefinition: [
        "description",
        "name",
        "interfaces",
        "directives",
        "fields"
      ],
      UnionTypeDefinition: ["description", "name", "directives", "types"],
      EnumTypeDefinition: ["description", "name", "directives", "values"],
      EnumValueDefinition: ["description", "name", "directives"],
      InputObjectTypeDefinition: ["description", "name", "directives", "fields"],
      DirectiveDefinition: [
        "description",
        "name",
        "arguments",
        "directives",
        "locations"
      ],
      SchemaExtension: ["directives", "operationTypes"],
      DirectiveExtension: ["name", "directives"],
      ScalarTypeExtension: ["name", "directives"],
      ObjectTypeExtension: ["name", "interfaces", "directives", "fields"],
      InterfaceTypeExtension: ["name", "interfaces", "directives", "fields"],
      UnionTypeExtension: ["name", "directives", "types"],
      EnumTypeExtension: ["name", "directives", "values"],
      InputObjectTypeExtension: ["name", "directives", "fields"],
      TypeCoordinate: ["name"],
      MemberCoordinate: ["name", "memberName"],
      ArgumentCoordinate: ["name", "fieldName", "argumentName"],
      DirectiveCoordinate: ["name"],
      DirectiveArgumentCoordinate: ["name", "argumentName"]
    };
    exports.QueryDocumentKeys = QueryDocumentKeys;
    var kindValues = new Set(Object.keys(QueryDocumentKeys));
    function isNode(maybeNode) {
      const maybeKind = maybeNode === null || maybeNode === void 0 ? void 0 : maybeNode.kind;
      return typeof maybeKind === "string" && kindValues.has(maybeKind);
    }
    var OperationTypeNode;
    exports.OperationTypeNode = OperationTypeNode;
    (function(OperationTypeNode2) {
      OperationTypeNode2["QUERY"] = "query";
      OperationTypeNode2["MUTATION"] = "mutation";
      OperationTypeNode2["SUBSCRIPTION"] = "subscription";
    })(OperationTypeNode || (exports.OperationTypeNode = OperationTypeNode = {}));
  }
});

// node_modules/graphql/jsutils/isObjectLike.js
var require_isObjectLike = __commonJS({
  "node_modules/graphql/jsutils/isObjectLike.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", {
      value: true
    });
    exports.isObjectLike = isObjectLike;
    function isObjectLike(value) {
      return typeof value == "object" && value !== null;
    }
  }
});

// node_modules/graphql/language/location.js
var require_location = __commonJS({
  "node_modules/graphql/language/location.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", {
      value: true
    });
    exports.getLocation = getLocation;
    exports.getLocations = getLocations;
    function getLocation(source, position) {
      const lineRegexp = /\r\n|[\n\r]/g;
      let line = 1;
      let column = position + 1;
      let match;
      while ((match = lineRegexp.exec(source.body)) && match.index < position) {
        line++;
        column = position + 1 - (match.index + match[0].length);
      }
      return {
        line,
        column
      };
    }
    function getLocations(locations) {
      if (locations.length < 2) {
        return locations.map(({ source, start }) => getLocation(source, start));
      }
      const bySource = /* @__PURE__ */ new Map();
      locations.forEach(({ source, start }, index) => {
        let positions = bySource.get(source);
        if (positions === void 0) {
          positions = [];
          bySource.set(source, positions);
        }
        positions.push({
          position: start,
          index
        });
      });
      const result = new Array(locations.length);
      for (const [source, positions] of bySource) {
        const lineRegexp = /\r\n|[\n\r]/g;
        let match = lineRegexp.exec(source.body);
        let line = 1;
        let lastLineStart = 0;
        positions.sort((a, b) => a.position - b.position);
        for (const { position, index } of positions) {
          while (match !== null && match.index < position) {
            lastLineStart = match.index + match[0].length;
            line++;
            match = lineRegexp.exec(source.body);
          }
          result[index] = {
            line,
            column: position + 1 - lastLineStart
          };
        }
      }
      return result;
    }
  }
});

// node_modules/graphql/language/printLocation.js
var require_printLocation = __commonJS({
  "node_modules/graphql/language/printLocation.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", {
      value: true
    });
    exports.printLocation = printLocation;
    exports.printSourceLocation = printSourceLocation;
    var _location = require_location();
    function printLocation(location) {
      return printSourceLocation(
        location.source,
        (0, _location.getLocation)(location.source, location.start)
      );
    }
    function printSourceLocation(source, sourceLocation) {
      const firstLineColumnOffset = source.locationOffset.column - 1;
      const body = "".padStart(firstLineColumnOffset) + source.body;
      const lineIndex = sourceLocation.line - 1;
      const lineOffset = source.locationOffset.line - 1;
      const lineNum = sourceLocation.line + lineOffset;
      const columnOffset = sourceLocation.line === 1 ? firstLineColumnOffset : 0;
      const columnNum = sourceLocation.column + columnOffset;
      const locationStr = `${source.name}:${lineNum}:${columnNum}
`;
      const lines = body.split(/\r\n|[\n\r]/g);
      const locationLine = lines[lineIndex];
      if (locationLine.length > 120) {
        const subLineIndex = Math.floor(columnNum / 80);
        const subLineColumnNum = columnNum % 80;
        const subLines = [];
        for (let i = 0; i < locationLine.length; i += 80) {
          subLines.push(locationLine.slice(i, i + 80));
        }
        return locationStr + printPrefixedLines([
          [`${lineNum} |`, subLines[0]],
          ...subLines.slice(1, subLineIndex + 1).map((subLine) => ["|", subLine]),
          ["|", "^".padStart(subLineColumnNum)],
          ["|", subLines[subLineIndex + 1]]
        ]);
      }
      return locationStr + printPrefixedLines([
        // Lines specified like this: ["prefix", "string"],
        [`${lineNum - 1} |`, lines[lineIndex - 1]],
        [`${lineNum} |`, locationLine],
        ["|", "^".padStart(columnNum)],
        [`${lineNum + 1} |`, lines[lineIndex + 1]]
      ]);
    }
    function printPrefixedLines(lines) {
      const existingLines = lines.filter(([_, line]) => line !== void 0);
      const padLen = Math.max(...existingLines.map(([prefix]) => prefix.length));
      return existingLines.map(([prefix, line]) => prefix.padStart(padLen) + (line ? " " + line : "")).join("\n");
    }
  }
});

// node_modules/graphql/error/GraphQLError.js
var require_GraphQLError = __commonJS({
  "node_modules/graphql/error/GraphQLError.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", {
      value: true
    });
    exports.GraphQLError = void 0;
    exports.formatError = formatError;
    exports.printError = printError;
    var _isObjectLike = require_isObjectLike();
    var _location = require_location();
    var _printLocation = require_printLocation();
    function toNormalizedOptions(args) {
      const firstArg = args[0];
      if (firstArg == null || "kind" in firstArg || "length" in firstArg) {
        return {
          nodes: firstArg,
          source: args[1],
          positions: args[2],
          path: args[3],
          originalError: args[4],
          extensions: args[5]
        };
      }
      return firstArg;
    }
    var GraphQLError = class _GraphQLError extends Error {
      /**
       * An array of `{ line, column }` locations within the source GraphQL document
       * which correspond to this error.
       *
       * Errors during validation often contain multiple locations, for example to
       * point out two things with the same name. Errors during execution include a
       * single location, the field which produced the error.
       *
       * Enumerable, and appears in the result of JSON.stringify().
       */
      /**
       * An array describing the JSON-path into the execution response which
       * corresponds to this error. Only included for errors during execution.
       *
       * Enumerable, and appears in the result of JSON.stringify().
       */
      /** An array of GraphQL AST Nodes corresponding to this error. */
      /**
       * The source GraphQL document for the first location of this error.
       *
       * Note that if this Error represents more than one node, the source may not
       * represent nodes after the first node.
       */
      /**
       * An array of character offsets within the source GraphQL document
       * which correspond to this error.
       */
      /** Original error that caused this GraphQLError, if one exists. */
      /** Extension fields to add to the formatted error. */
      /**
       * Creates a GraphQLError instance.
       * @param message - Human-readable error message.
       * @param options - Error metadata such as source locations, response path, original error, and extensions.
       * This positional-arguments constructor overload is deprecated. Use the
       * `GraphQLError(message, options)` overload instead.
       * @example
       * ```ts
       * import { Kind } from 'graphql/language';
       * import assert from 'node:assert/strict';
       * // Create an error from AST nodes and response metadata.
       * import { parse } from 'graphql/language';
       * import { GraphQLError } from 'graphql/error';
       *
       * const document = parse('{ greeting }');
       * const operation = document.definitions[0];
       * assert(operation.kind === Kind.OPERATION_DEFINITION);
       * const fieldNode = operation.selectionSet.selections[0];
       * const error = new GraphQLError('Cannot query this field.', {
       *   nodes: fieldNode,
       *   path: ['greeting'],
       *   extensions: { code: 'FORBIDDEN' },
       * });
       *
       * error.message; // => 'Cannot query this field.'
       * error.locations; // => [{ line: 1, column: 3 }]
       * error.path; // => ['greeting']
       * error.extensions; // => { code: 'FORBIDDEN' }
       * ```
       * @example
       * ```ts
       * // This variant derives locations from source positions and preserves the original error.
       * import { Source } from 'graphql/language';
       * import { GraphQLError } from 'graphql/error';
       *
       * const source = new Source('{ greeting }');
       * const originalError = new Error('Database unavailable.');
       * const error = new GraphQLError('Resolver failed.', {
       *   source,
       *   positions: [2],
       *   path: ['greeting'],
       *   originalError,
       * });
       *
       * error.locations; // => [{ line: 1, column: 3 }]
       * error.path; // => ['greeting']
       * error.originalError; // => originalError
       * ```
       */
      /**
       * Creates a GraphQLError instance using the legacy positional constructor.
       * This deprecated overload will be removed in v17. Prefer the
       * `GraphQLErrorOptions` object overload, which keeps optional error metadata
       * in a single options bag.
       * @param message - Human-readable error message.
       * @param nodes - AST node or nodes associated with this error.
       * @param source - Source document used to derive error locations.
       * @param positions - Character offsets in the source document associated with
       * this error.
       * @param path - Response path where this error occurred during execution.
       * @param originalError - Original error that caused this GraphQLError, if one
       * exists.
       * @param extensions - Extension fields to include in the formatted error.
       * @example
       * ```ts
       * import { Source } from 'graphql/language';
       * import { GraphQLError } from 'graphql/error';
       *
       * const source = new Source('{ greeting }');
       * const originalError = new Error('Database unavailable.');
       * const error = new GraphQLError(
       *   'Resolver failed.',
       *   undefined,
       *   source,
       *   [2],
       *   ['greeting'],
       *   originalError,
       *   { code: 'INTERNAL' },
       * );
       *
       * error.locations; // => [{ line: 1, column: 3 }]
       * error.path; // => ['greeting']
       * error.originalError; // => originalError
       * error.extensions; // => { code: 'INTERNAL' }
       * ```
       * @deprecated Please use the `GraphQLErrorOptions` constructor overload instead.
       */
      constructor(message, ...rawArgs) {
        var _this$nodes, _nodeLocations$, _ref;
        const { nodes, source, positions, path, originalError, extensions } = toNormalizedOptions(rawArgs);
        super(message);
        this.name = "GraphQLError";
        this.path = path !== null && path !== void 0 ? path : void 0;
        this.originalError = originalError !== null && originalError !== void 0 ? originalError : void 0;
        this.nodes = undefinedIfEmpty(
          Array.isArray(nodes) ? nodes : nodes ? [nodes] : void 0
        );
        const nodeLocations = undefinedIfEmpty(
          (_this$nodes = this.nodes) === null || _this$nodes === void 0 ? void 0 : _this$nodes.map((node) => node.loc).filter((loc) => loc != null)
        );
        this.source = source !== null && source !== void 0 ? source : nodeLocations === null || nodeLocations === void 0 ? void 0 : (_nodeLocations$ = nodeLocations[0]) === null || _nodeLocations$ === void 0 ? void 0 : _nodeLocations$.source;
        this.positions = positions !== null && positions !== void 0 ? positions : nodeLocations === null || nodeLocations === void 0 ? void 0 : nodeLocations.map((loc) => loc.start);
        this.locations = positions && source ? (0, _location.getLocations)(
          positions.map((start) => ({
            source,
            start
          }))
        ) : nodeLocations && (0, _location.getLocations)(nodeLocations);
        const originalExtensions = (0, _isObjectLike.isObjectLike)(
          originalError === null || originalError === void 0 ? void 0 : originalError.extensions
        ) ? originalError === null || originalError === void 0 ? void 0 : originalError.extensions : void 0;
        this.extensions = (_ref = extensions !== null && extensions !== void 0 ? extensions : originalExtensions) !== null && _ref !== void 0 ? _ref : /* @__PURE__ */ Object.create(null);
        Object.defineProperties(this, {
          message: {
            writable: true,
            enumerable: true
          },
          name: {
            enumerable: false
          },
          nodes: {
            enumerable: false
          },
          source: {
            enumerable: false
          },
          positions: {
            enumerable: false
          },
          originalError: {
            enumerable: false
          }
        });
        if (originalError !== null && originalError !== void 0 && originalError.stack) {
          Object.defineProperty(this, "stack", {
            value: originalError.stack,
            writable: true,
            configurable: true
          });
        } else if (Error.captureStackTrace) {
          Error.captureStackTrace(this, _GraphQLError);
        } else {
          Object.defineProperty(this, "stack", {
            value: Error().stack,
            writable: true,
            configurable: true
          });
        }
      }
      /**
       * Returns the value used by `Object.prototype.toString`.
       * @returns The built-in string tag for this object.
       */
      get [Symbol.toStringTag]() {
        return "GraphQLError";
      }
      /**
       * Returns this error as a human-readable message with source locations.
       * @returns The formatted error string.
       * @example
       * ```ts
       * import { Source } from 'graphql/language';
       * import { GraphQLError } from 'graphql/error';
       *
       * const error = new GraphQLError('Cannot query field "name".', {
       *   source: new Source('{ name }'),
       *   positions: [2],
       * });
       *
       * error.toString(); // => 'Cannot query field "name".\n\nGraphQL request:1:3\n1 | { name }\n  |   ^'
       * ```
       */
      toString() {
        let output = this.message;
        if (this.nodes) {
          for (const node of this.nodes) {
            if (node.loc) {
              output += "\n\n" + (0, _printLocation.printLocation)(node.loc);
            }
          }
        } else if (this.source && this.locations) {
          for (const location of this.locations) {
            output += "\n\n" + (0, _printLocation.printSourceLocation)(this.source, location);
          }
        }
        return output;
      }
      /**
       * Returns the JSON representation used when this object is serialized.
       * @returns The JSON-serializable representation.
       * @example
       * ```ts
       * import { GraphQLError } from 'graphql/error';
       *
       * const error = new GraphQLError('Resolver failed.', {
       *   path: ['viewer', 'name'],
       *   extensions: { code: 'INTERNAL' },
       * });
       *
       * error.toJSON(); // => { message: 'Resolver failed.', path: ['viewer', 'name'], extensions: { code: 'INTERNAL' } }
       * ```
       */
      toJSON() {
        const formattedError = {
          message: this.message
        };
        if (this.locations != null) {
          formattedError.locations = this.locations;
        }
        if (this.path != null) {
          formattedError.path = this.path;
        }
        if (this.extensions != null && Object.keys(this.extensions).length > 0) {
          formattedError.extensions = this.extensions;
        }
        return formattedError;
      }
    };
    exports.GraphQLError = GraphQLError;
    function undefinedIfEmpty(array) {
      return array === void 0 || array.length === 0 ? void 0 : array;
    }
    function printError(error) {
      return error.toString();
    }
    function formatError(error) {
      return error.toJSON();
    }
  }
});

// node_modules/graphql/error/syntaxError.js
var require_syntaxError = __commonJS({
  "node_modules/graphql/error/syntaxError.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", {
      value: true
    });
    exports.syntaxError = syntaxError;
    var _GraphQLError = require_GraphQLError();
    function syntaxError(source, position, description) {
      return new _GraphQLError.GraphQLError(`Syntax Error: ${description}`, {
        source,
        positions: [position]
      });
    }
  }
});

// node_modules/graphql/language/directiveLocation.js
var require_directiveLocation = __commonJS({
  "node_modules/graphql/language/directiveLocation.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", {
      value: true
    });
    exports.DirectiveLocation = void 0;
    var DirectiveLocation;
    exports.DirectiveLocation = DirectiveLocation;
    (function(DirectiveLocation2) {
      DirectiveLocation2["QUERY"] = "QUERY";
      DirectiveLocation2["MUTATION"] = "MUTATION";
      DirectiveLocation2["SUBSCRIPTION"] = "SUBSCRIPTION";
      DirectiveLocation2["FIELD"] = "FIELD";
      DirectiveLocation2["FRAGMENT_DEFINITION"] = "FRAGMENT_DEFINITION";
      DirectiveLocation2["FRAGMENT_SPREAD"] = "FRAGMENT_SPREAD";
      DirectiveLocation2["INLINE_FRAGMENT"] = "INLINE_FRAGMENT";
      DirectiveLocation2["VARIABLE_DEFINITION"] = "VARIABLE_DEFINITION";
      DirectiveLocation2["SCHEMA"] = "SCHEMA";
      DirectiveLocation2["SCALAR"] = "SCALAR";
      DirectiveLocation2["OBJECT"] = "OBJECT";
      DirectiveLocation2["FIELD_DEFINITION"] = "FIELD_DEFINITION";
      DirectiveLocation2["ARGUMENT_DEFINITION"] = "ARGUMENT_DEFINITION";
      DirectiveLocation2["INTERFACE"] = "INTERFACE";
      DirectiveLocation2["UNION"] = "UNION";
      DirectiveLocation2["ENUM"] = "ENUM";
      DirectiveLocation2["ENUM_VALUE"] = "ENUM_VALUE";
      DirectiveLocation2["INPUT_OBJECT"] = "INPUT_OBJECT";
      DirectiveLocation2["INPUT_FIELD_DEFINITION"] = "INPUT_FIELD_DEFINITION";
      DirectiveLocation2["DIRECTIVE_DEFINITION"] = "DIRECTIVE_DEFINITION";
    })(DirectiveLocation || (exports.DirectiveLocation = DirectiveLocation = {}));
  }
});

// node_modules/graphql/language/kinds.js
var require_kinds = __commonJS({
  "node_modules/graphql/language/kinds.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", {
      value: true
    });
    exports.Kind = void 0;
    var Kind;
    exports.Kind = Kind;
    (function(Kind2) {
      Kind2["NAME"] = "Name";
      Kind2["DOCUMENT"] = "Document";
      Kind2["OPERATION_DEFINITION"] = "OperationDefinition";
      Kind2["VARIABLE_DEFINITION"] = "VariableDefinition";
      Kind2["SELECTION_SET"] = "SelectionSet";
      Kind2["FIELD"] = "Field";
      Kind2["ARGUMENT"] = "Argument";
      Kind2["FRAGMENT_SPREAD"] = "FragmentSpread";
      Kind2["INLINE_FRAGMENT"] = "InlineFragment";
      Kind2["FRAGMENT_DEFINITION"] = "FragmentDefinition";
      Kind2["VARIABLE"] = "Variable";
      Kind2["INT"] = "IntValue";
      Kind2["FLOAT"] = "FloatValue";
      Kind2["STRING"] = "StringValue";
      Kind2["BOOLEAN"] = "BooleanValue";
      Kind2["NULL"] = "NullValue";
      Kind2["ENUM"] = "EnumValue";
      Kind2["LIST"] = "ListValue";
      Kind2["OBJECT"] = "ObjectValue";
      Kind2["OBJECT_FIELD"] = "ObjectField";
      Kind2["DIRECTIVE"] = "Directive";
      Kind2["NAMED_TYPE"] = "NamedType";
      Kind2["LIST_TYPE"] = "ListType";
      Kind2["NON_NULL_TYPE"] = "NonNullType";
      Kind2["SCHEMA_DEFINITION"] = "SchemaDefinition";
      Kind2["OPERATION_TYPE_DEFINITION"] = "OperationTypeDefinition";
      Kind2["SCALAR_TYPE_DEFINITION"] = "ScalarTypeDefinition";
      Kind2["OBJECT_TYPE_DEFINITION"] = "ObjectTypeDefinition";
      Kind2["FIELD_DEFINITION"] = "FieldDefinition";
      Kind2["INPUT_VALUE_DEFINITION"] = "InputValueDefinition";
      Kind2["INTERFACE_TYPE_DEFINITION"] = "InterfaceTypeDefinition";
      Kind2["UNION_TYPE_DEFINITION"] = "UnionTypeDefinition";
      Kind2["ENUM_TYPE_DEFINITION"] = "EnumTypeDefinition";
      Kind2["ENUM_VALUE_DEFINITION"] = "EnumValueDefinition";
      Kind2["INPUT_OBJECT_TYPE_DEFINITION"] = "InputObjectTypeDefinition";
      Kind2["DIRECTIVE_DEFINITION"] = "DirectiveDefinition";
      Kind2["SCHEMA_EXTENSION"] = "SchemaExtension";
      Kind2["DIRECTIVE_EXTENSION"] = "DirectiveExtension";
      Kind2["SCALAR_TYPE_EXTENSION"] = "ScalarTypeExtension";
      Kind2["OBJECT_TYPE_EXTENSION"] = "ObjectTypeExtension";
      Kind2["INTERFACE_TYPE_EXTENSION"] = "InterfaceTypeExtension";
      Kind2["UNION_TYPE_EXTENSION"] = "UnionTypeExtension";
      Kind2["ENUM_TYPE_EXTENSION"] = "EnumTypeExtension";
      Kind2["INPUT_OBJECT_TYPE_EXTENSION"] = "InputObjectTypeExtension";
      Kind2["TYPE_COORDINATE"] = "TypeCoordinate";
      Kind2["MEMBER_COORDINATE"] = "MemberCoordinate";
      Kind2["ARGUMENT_COORDINATE"] = "ArgumentCoordinate";
      Kind2["DIRECTIVE_COORDINATE"] = "DirectiveCoordinate";
      Kind2["DIRECTIVE_ARGUMENT_COORDINATE"] = "DirectiveArgumentCoordinate";
    })(Kind || (exports.Kind = Kind = {}));
  }
});

// node_modules/graphql/language/characterClasses.js
var require_characterClasses = __commonJS({
  "node_modules/graphql/language/characterClasses.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", {
      value: true
    });
    exports.isDigit = isDigit;
    exports.isLetter = isLetter;
    exports.isNameContinue = isNameContinue;
    exports.isNameStart = isNameStart;
    exports.isWhiteSpace = isWhiteSpace;
    function isWhiteSpace(code) {
      return code === 9 || code === 32;
    }
    function isDigit(code) {
      return code >= 48 && code <= 57;
    }
    function isLetter(code) {
      return code >= 97 && code <= 122 || // A-Z
      code >= 65 && code <= 90;
    }
    function isNameStart(code) {
      return isLetter(code) || code === 95;
    }
    function isNameContinue(code) {
      return isLetter(code) || isDigit(code) || code === 95;
    }
  }
});

// node_modules/graphql/language/blockString.js
var require_blockString = __commonJS({
  "node_modules/graphql/language/blockString.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", {
      value: true
    });
    exports.dedentBlockStringLines = dedentBlockStringLines;
    exports.isPrintableAsBlockString = isPrintableAsBlockString;
    exports.printBlockString = printBlockString;
    var _characterClasses = require_characterClasses();
    function dedentBlockStringLines(lines) {
      var _firstNonEmptyLine2;
      let commonIndent = Number.MAX_SAFE_INTEGER;
      let firstNonEmptyLine = null;
      let lastNonEmptyLine = -1;
      for (let i = 0; i < lines.length; ++i) {
        var _firstNonEmptyLine;
        const line = lines[i];
        const indent = leadingWhitespace(line);
        if (indent === line.length) {
          continue;
        }
        firstNonEmptyLine = (_firstNonEmptyLine = firstNonEmptyLine) !== null && _firstNonEmptyLine !== void 0 ? _firstNonEmptyLine : i;
        lastNonEmptyLine = i;
        if (i !== 0 && indent < commonIndent) {
          commonIndent = indent;
        }
      }
      return lines.map((line, i) => i === 0 ? line : line.slice(commonIndent)).slice(
        (_firstNonEmptyLine2 = firstNonEmptyLine) !== null && _firstNonEmptyLine2 !== void 0 ? _firstNonEmptyLine2 : 0,
        lastNonEmptyLine + 1
      );
    }
    function leadingWhitespace(str) {
      let i = 0;
      while (i < str.length && (0, _characterClasses.isWhiteSpace)(str.charCodeAt(i))) {
        ++i;
      }
      return i;
    }
    function isPrintableAsBlockString(value) {
      if (value === "") {
        return true;
      }
      let isEmptyLine = true;
      let hasIndent = false;
      let hasCommonIndent = true;
      let seenNonEmptyLine = false;
      for (let i = 0; i < value.length; ++i) {
        switch (value.codePointAt(i)) {
          case 0:
          case 1:
          case 2:
          case 3:
          case 4:
          case 5:
          case 6:
          case 7:
          case 8:
          case 11:
          case 12:
          case 14:
          case 15:
            return false;
          // Has non-printable characters
          case 13:
            return false;
          // Has \r or \r\n which will be replaced as \n
          case 10:
            if (isEmptyLine && !seenNonEmptyLine) {
              return false;
            }
            seenNonEmptyLine = true;
            isEmptyLine = true;
            hasIndent = false;
            break;
          case 9:
          //   \t
          case 32:
            hasIndent || (hasIndent = isEmptyLine);
            break;
          default:
            hasCommonIndent && (hasCommonIndent = hasIndent);
            isEmptyLine = false;
        }
      }
      if (isEmptyLine) {
        return false;
      }
      if (hasCommonIndent && seenNonEmptyLine) {
        return false;
      }
      return true;
    }
    function printBlockString(value, options) {
      const escapedValue = value.replace(/"""/g, '\\"""');
      const lines = escapedValue.split(/\r\n|[\n\r]/g);
      const isSingleLine = lines.length === 1;
      const forceLeadingNewLine = lines.length > 1 && lines.slice(1).every(
        (line) => line.length === 0 || (0, _characterClasses.isWhiteSpace)(line.charCodeAt(0))
      );
      const hasTrailingTripleQuotes = escapedValue.endsWith('\\"""');
      const hasTrailingQuote = value.endsWith('"') && !hasTrailingTripleQuotes;
      const hasTrailingSlash = value.endsWith("\\");
      const forceTrailingNewline = hasTrailingQuote || hasTrailingSlash;
      const printAsMultipleLines = !(options !== null && options !== void 0 && options.minimize) && // add leading and trailing new lines only if it improves readability
      (!isSingleLine || value.length > 70 || forceTrailingNewline || forceLeadingNewLine || hasTrailingTripleQuotes);
      let result = "";
      const skipLeadingNewLine = isSingleLine && (0, _characterClasses.isWhiteSpace)(value.charCodeAt(0));
      if (printAsMultipleLines && !skipLeadingNewLine || forceLeadingNewLine) {
        result += "\n";
      }
      result += escapedValue;
      if (printAsMultipleLines || forceTrailingNewline) {
        result += "\n";
      }
      return '"""' + result + '"""';
    }
  }
});

// node_modules/graphql/language/tokenKind.js
var require_tokenKind = __commonJS({
  "node_modules/graphql/language/tokenKind.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", {
      value: true
    });
    exports.TokenKind = void 0;
    var TokenKind;
    exports.TokenKind = TokenKind;
    (function(TokenKind2) {
      TokenKind2["SOF"] = "<SOF>";
      TokenKind2["EOF"] = "<EOF>";
      TokenKind2["BANG"] = "!";
      TokenKind2["DOLLAR"] = "$";
      TokenKind2["AMP"] = "&";
      TokenKind2["PAREN_L"] = "(";
      TokenKind2["PAREN_R"] = ")";
      TokenKind2["DOT"] = ".";
      TokenKind2["SPREAD"] = "...";
      TokenKind2["COLON"] = ":";
      TokenKind2["EQUALS"] = "=";
      TokenKind2["AT"] = "@";
      TokenKind2["BRACKET_L"] = "[";
      TokenKind2["BRACKET_R"] = "]";
      TokenKind2["BRACE_L"] = "{";
      TokenKind2["PIPE"] = "|";
      TokenKind2["BRACE_R"] = "}";
      TokenKind2["NAME"] = "Name";
      TokenKind2["INT"] = "Int";
      TokenKind2["FLOAT"] = "Float";
      TokenKind2["STRING"] = "String";
      TokenKind2["BLOCK_STRING"] = "BlockString";
      TokenKind2["COMMENT"] = "Comment";
    })(TokenKind || (exports.TokenKind = TokenKind = {}));
  }
});

// node_modules/graphql/language/lexer.js
var require_lexer = __commonJS({
  "node_modules/graphql/language/lexer.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", {
      value: true
    });
    exports.Lexer = void 0;
    exports.createToken = createToken;
    exports.isPunctuatorTokenKind = isPunctuatorTokenKind;
    exports.printCodePointAt = printCodePointAt;
    exports.readName = readName;
    var _syntaxError = require_syntaxError();
    var _ast = require_ast();
    var _blockString = require_blockString();
    var _characterClasses = require_characterClasses();
    var _tokenKind = require_tokenKind();
    var Lexer = class {
      /** Source document used to derive error locations. */
      /** Most recent non-ignored token returned by the lexer. */
      /** Current non-ignored token at the lexer cursor. */
      /** The (1-indexed) line containing the current token. */
      /** Character offset where the current line starts. */
      /** @internal */
      /** @internal */
      /**
       * Creates a Lexer instance.
       * @param source - Source document used to derive error locations.
       * @example
       * ```ts
       * import { Lexer, Source, TokenKind } from 'graphql/language';
       *
       * const lexer = new Lexer(new Source('{ hello }'));
       *
       * lexer.token.kind; // => TokenKind.SOF
       * lexer.advance().kind; // => TokenKind.BRACE_L
       * lexer.advance().value; // => 'hello'
       * lexer.advance().kind; // => TokenKind.BRACE_R
       * ```
       */
      constructor(source) {
        const startOfFileToken = new _ast.Token(
          _tokenKind.TokenKind.SOF,
          0,
          0,
          0,
          0
        );
        this.source = source;
        this.lastToken = startOfFileToken;
        this.token = startOfFileToken;
        this.line = 1;
        this.lineStart = 0;
        this._maxComments = void 0;
        this._commentCount = 0;
      }
      /**
       * Returns the value used by `Object.prototype.toString`.
       * @returns The built-in string tag for this object.
       */
      get [Symbol.toStringTag]() {
        return "Lexer";
      }
      /**
       * Advances the token stream to the next non-ignored token.
       * @returns The next non-ignored token.
       * @example
       * ```ts
       * import { Lexer, Source } from 'graphql/language';
       *
       * const lexer = new Lexer(new Source('{ hello }'));
       * const token = lexer.advance();
       *
       * token.kind; // => '{'
       * lexer.token; // => token
       * ```
       */
      advance() {
        this.lastToken = this.token;
        const token = this.token = this.lookahead();
        return token;
      }
      /**
       * Looks ahead and returns the next non-ignored token, but does not change
       * the state of Lexer.
       * @returns The next non-ignored token without advancing the lexer.
       * @example
       * ```ts
       * import { Lexer, Source } from 'graphql/language';
       *
       * const lexer = new Lexer(new Source('{ hello }'));
       * const token = lexer.lookahead();
       *
       * token.kind; // => '{'
       * lexer.token.kind; // => '<SOF>'
       * ```
       */
      lookahead() {
        let token = this.token;
        if (token.kind !== _tokenKind.TokenKind.EOF) {
          do {
            if (token.next) {
              token = token.next;
            } else {
              const nextToken = readNextToken(this, token.end);
              token.next = nextToken;
              nextToken.prev = token;
              token = nextToken;
            }
          } while (token.kind === _tokenKind.TokenKind.COMMENT);
        }
        return token;
      }
    };
    exports.Lexer = Lexer;
    function isPunctuatorTokenKind(kind) {
      return kind === _tokenKind.TokenKind.BANG || kind === _tokenKind.TokenKind.DOLLAR || kind === _tokenKind.TokenKind.AMP || kind === _tokenKind.TokenKind.PAREN_L || kind === _tokenKind.TokenKind.PAREN_R || kind === _tokenKind.TokenKind.DOT || kind === _tokenKind.TokenKind.SPREAD || kind === _tokenKind.TokenKind.COLON || kind === _tokenKind.TokenKind.EQUALS || kind === _tokenKind.TokenKind.AT || kind === _tokenKind.TokenKind.BRACKET_L || kind === _tokenKind.TokenKind.BRACKET_R || kind === _tokenKind.TokenKind.BRACE_L || kind === _tokenKind.TokenKind.PIPE || kind === _tokenKind.TokenKind.BRACE_R;
    }
    function isUnicodeScalarValue(code) {
      return code >= 0 && code <= 55295 || code >= 57344 && code <= 1114111;
    }
    function isSupplementaryCodePoint(body, location) {
      return isLeadingSurrogate(body.charCodeAt(location)) && isTrailingSurrogate(body.charCodeAt(location + 1));
    }
    function isLeadingSurrogate(code) {
      return code >= 55296 && code <= 56319;
    }
    function isTrailingSurrogate(code) {
      return code >= 56320 && code <= 57343;
    }
    function printCodePointAt(lexer, location) {
      const code = lexer.source.body.codePointAt(location);
      if (code === void 0) {
        return _tokenKind.TokenKind.EOF;
      } else if (code >= 32 && code <= 126) {
        const char = String.fromCodePoint(code);
        return char === '"' ? `'"'` : `"${char}"`;
      }
      return "U+" + code.toString(16).toUpperCase().padStart(4, "0");
    }
    function createToken(lexer, kind, start, end, value) {
      const line = lexer.line;
      const col = 1 + start - lexer.lineStart;
      return new _ast.Token(kind, start, end, line, col, value);
    }
    function readNextToken(lexer, start) {
      const body = lexer.source.body;
      const bodyLength = body.length;
      let position = start;
      while (position < bodyLength) {
        const code = body.charCodeAt(position);
        switch (code) {
          // Ignored ::
          //   - UnicodeBOM
          //   - WhiteSpace
          //   - LineTerminator
          //   - Comment
          //   - Comma
          //
          // UnicodeBOM :: "Byte Order Mark (U+FEFF)"
          //
          // WhiteSpace ::
          //   - "Horizontal Tab (U+0009)"
          //   - "Space (U+0020)"
          //
          // Comma :: ,
          case 65279:
          // <BOM>
          case 9:
          // \t
          case 32:
          // <space>
          case 44:
            ++position;
            continue;
          // LineTerminator ::
          //   - "New Line (U+000A)"
          //   - "Carriage Return (U+000D)" [lookahead != "New Line (U+000A)"]
          //   - "Carriage Return (U+000D)" "New Line (U+000A)"
          case 10:
            ++position;
            ++lexer.line;
            lexer.lineStart = position;
            continue;
          case 13:
            if (body.charCodeAt(position + 1) === 10) {
              position += 2;
            } else {
              ++position;
            }
            ++lexer.line;
            lexer.lineStart = position;
            continue;
          // Comment
          case 35:
            return readComment(lexer, position);
          // Token ::
          //   - Punctuator
          //   - Name
          //   - IntValue
          //   - FloatValue
          //   - StringValue
          //
          // Punctuator :: one of ! $ & ( ) ... : = @ [ ] { | }
          case 33:
            return createToken(
              lexer,
              _tokenKind.TokenKind.BANG,
              position,
              position + 1
            );
          case 36:
            return createToken(
              lexer,
              _tokenKind.TokenKind.DOLLAR,
              position,
              position + 1
            );
          case 38:
            return createToken(
              lexer,
              _tokenKind.TokenKind.AMP,
              position,
              position + 1
            );
          case 40:
            return createToken(
              lexer,
              _tokenKind.TokenKind.PAREN_L,
              position,
              position + 1
            );
          case 41:
            return createToken(
              lexer,
              _tokenKind.TokenKind.PAREN_R,
              position,
              position + 1
            );
          case 46:
            if (body.charCodeAt(position + 1) === 46 && body.charCodeAt(position + 2) === 46) {
              return createToken(
                lexer,
                _tokenKind.TokenKind.SPREAD,
                position,
                position + 3
              );
            }
            break;
          case 58:
            return createToken(
              lexer,
              _tokenKind.TokenKind.COLON,
              position,
              position + 1
            );
          case 61:
            return createToken(
              lexer,
              _tokenKind.TokenKind.EQUALS,
              position,
              position + 1
            );
          case 64:
            return createToken(
              lexer,
              _tokenKind.TokenKind.AT,
              position,
              position + 1
            );
          case 91:
            return createToken(
              lexer,
              _tokenKind.TokenKind.BRACKET_L,
              position,
              position + 1
            );
          case 93:
            return createToken(
              lexer,
              _tokenKind.TokenKind.BRACKET_R,
              position,
              position + 1
            );
          case 123:
            return createToken(
              lexer,
              _tokenKind.TokenKind.BRACE_L,
              position,
              position + 1
            );
          case 124:
            return createToken(
              lexer,
              _tokenKind.TokenKind.PIPE,
              position,
              position + 1
            );
          case 125:
            return createToken(
              lexer,
              _tokenKind.TokenKind.BRACE_R,
              position,
              position + 1
            );
          // StringValue
          case 34:
            if (body.charCodeAt(position + 1) === 34 && body.charCodeAt(position + 2) === 34) {
              return readBlockString(lexer, position);
            }
            return readString(lexer, position);
        }
        if ((0, _characterClasses.isDigit)(code) || code === 45) {
          return readNumber(lexer, position, code);
        }
        if ((0, _characterClasses.isNameStart)(code)) {
          return readName(lexer, position);
        }
        throw (0, _syntaxError.syntaxError)(
          lexer.source,
          position,
          code === 39 ? `Unexpected single quote character ('), did you mean to use a double quote (")?` : isUnicodeScalarValue(code) || isSupplementaryCodePoint(body, position) ? `Unexpected character: ${printCodePointAt(lexer, position)}.` : `Invalid character: ${printCodePointAt(lexer, position)}.`
        );
      }
      return createToken(lexer, _tokenKind.TokenKind.EOF, bodyLength, bodyLength);
    }
    function readComment(lexer, start) {
      const maxComments = lexer._maxComments;
      if (maxComments !== void 0) {
        const nextCommentCount = lexer._commentCount + 1;
        if (nextCommentCount > maxComments) {
          throw (0, _syntaxError.syntaxError)(
            lexer.source,
            start,
            `Document contains more than ${maxComments} comments. Parsing aborted.`
          );
        }
        lexer._commentCount = nextCommentCount;
      }
      const body = lexer.source.body;
      const bodyLength = body.length;
      let position = start + 1;
      while (position < bodyLength) {
        const code = body.charCodeAt(position);
        if (code === 10 || code === 13) {
          break;
        }
        if (isUnicodeScalarValue(code)) {
          ++position;
        } else if (isSupplementaryCodePoint(body, position)) {
          position += 2;
        } else {
          break;
        }
      }
      return createToken(
        lexer,
        _tokenKind.TokenKind.COMMENT,
        start,
        position,
        body.slice(start + 1, position)
      );
    }
    function readNumber(lexer, start, firstCode) {
      const body = lexer.source.body;
      let position = start;
      let code = firstCode;
      let isFloat = false;
      if (code === 45) {
        code = body.charCodeAt(++position);
      }
      if (code === 48) {
        code = body.charCodeAt(++position);
        if ((0, _characterClasses.isDigit)(code)) {
          throw (0, _syntaxError.syntaxError)(
            lexer.source,
            position,
            `Invalid number, unexpected digit after 0: ${printCodePointAt(
              lexer,
              position
            )}.`
          );
        }
      } else {
        position = readDigits(lexer, position, code);
        code = body.charCodeAt(position);
      }
      if (code === 46) {
        isFloat = true;
        code = body.charCodeAt(++position);
        position = readDigits(lexer, position, code);
        code = body.charCodeAt(position);
      }
      if (code === 69 || code === 101) {
        isFloat = true;
        code = body.charCodeAt(++position);
        if (code === 43 || code === 45) {
          code = body.charCodeAt(++position);
        }
        position = readDigits(lexer, position, code);
        code = body.charCodeAt(position);
      }
      if (code === 46 || (0, _characterClasses.isNameStart)(code)) {
        throw (0, _syntaxError.syntaxError)(
          lexer.source,
          position,
          `Invalid number, expected digit but got: ${printCodePointAt(
            lexer,
            position
          )}.`
        );
      }
      return createToken(
        lexer,
        isFloat ? _tokenKind.TokenKind.FLOAT : _tokenKind.TokenKind.INT,
        start,
        position,
        body.slice(start, position)
      );
    }
    function readDigits(lexer, start, firstCode) {
      if (!(0, _characterClasses.isDigit)(firstCode)) {
        throw (0, _syntaxError.syntaxError)(
          lexer.source,
          start,
          `Invalid number, expected digit but got: ${printCodePointAt(
            lexer,
            start
          )}.`
        );
      }
      const body = lexer.source.body;
      let position = start + 1;
      while ((0, _characterClasses.isDigit)(body.charCodeAt(position))) {
        ++position;
      }
      return position;
    }
    function readString(lexer, start) {
      const body = lexer.source.body;
      const bodyLength = body.length;
      let position = start + 1;
      let chunkStart = position;
      let value = "";
      while (position < bodyLength) {
        const code = body.charCodeAt(position);
        if (code === 34) {
          value += body.slice(chunkStart, position);
          return createToken(
            lexer,
            _tokenKind.TokenKind.STRING,
            start,
            position + 1,
            value
          );
        }
        if (code === 92) {
          value += body.slice(chunkStart, position);
          const escape = body.charCodeAt(position + 1) === 117 ? body.charCodeAt(position + 2) === 123 ? readEscapedUnicodeVariableWidth(lexer, position) : readEscapedUnicodeFixedWidth(lexer, position) : readEscapedCharacter(lexer, position);
          value += escape.value;
          position += escape.size;
          chunkStart = position;
          continue;
        }
        if (code === 10 || code === 13) {
          break;
        }
        if (isUnicodeScalarValue(code)) {
          ++position;
        } else if (isSupplementaryCodePoint(body, position)) {
          position += 2;
        } else {
          throw (0, _syntaxError.syntaxError)(
            lexer.source,
            position,
            `Invalid character within String: ${printCodePointAt(
              lexer,
              position
            )}.`
          );
        }
      }
      throw (0, _syntaxError.syntaxError)(
        lexer.source,
        position,
        "Unterminated string."
      );
    }
    function readEscapedUnicodeVariableWidth(lexer, position) {
      const body = lexer.source.body;
      let point = 0;
      let size = 3;
      while (size < 12) {
        const code = body.charCodeAt(position + size++);
        if (code === 125) {
          if (size < 5 || !isUnicodeScalarValue(point)) {
            break;
          }
          return {
            value: String.fromCodePoint(point),
            size
          };
        }
        point = point << 4 | readHexDigit(code);
        if (point < 0) {
          break;
        }
      }
      throw (0, _syntaxError.syntaxError)(
        lexer.source,
        position,
        `Invalid Unicode escape sequence: "${body.slice(
          position,
          position + size
        )}".`
      );
    }
    function readEscapedUnicodeFixedWidth(lexer, position) {
      const body = lexer.source.body;
      const code = read16BitHexCode(body, position + 2);
      if (isUnicodeScalarValue(code)) {
        return {
          value: String.fromCodePoint(code),
          size: 6
        };
      }
      if (isLeadingSurrogate(code)) {
        if (body.charCodeAt(position + 6) === 92 && body.charCodeAt(position + 7) === 117) {
          const trailingCode = read16BitHexCode(body, position + 8);
          if (isTrailingSurrogate(trailingCode)) {
            return {
              value: String.fromCodePoint(code, trailingCode),
              size: 12
            };
          }
        }
      }
      throw (0, _syntaxError.syntaxError)(
        lexer.source,
        position,
        `Invalid Unicode escape sequence: "${body.slice(position, position + 6)}".`
      );
    }
    function read16BitHexCode(body, position) {
      return readHexDigit(body.charCodeAt(position)) << 12 | readHexDigit(body.charCodeAt(position + 1)) << 8 | readHexDigit(body.charCodeAt(position + 2)) << 4 | readHexDigit(body.charCodeAt(position + 3));
    }
    function readHexDigit(code) {
      return code >= 48 && code <= 57 ? code - 48 : code >= 65 && code <= 70 ? code - 55 : code >= 97 && code <= 102 ? code - 87 : -1;
    }
    function readEscapedCharacter(lexer, position) {
      const body = lexer.source.body;
      const code = body.charCodeAt(position + 1);
      switch (code) {
        case 34:
          return {
            value: '"',
            size: 2
          };
        case 92:
          return {
            value: "\\",
            size: 2
          };
        case 47:
          return {
            value: "/",
            size: 2
          };
        case 98:
          return {
            value: "\b",
            size: 2
          };
        case 102:
          return {
            value: "\f",
            size: 2
          };
        case 110:
          return {
            value: "\n",
            size: 2
          };
        case 114:
          return {
            value: "\r",
            size: 2
          };
        case 116:
          return {
            value: "	",
            size: 2
          };
      }
      throw (0, _syntaxError.syntaxError)(
        lexer.source,
        position,
        `Invalid character escape sequence: "${body.slice(
          position,
          position + 2
        )}".`
      );
    }
    function readBlockString(lexer, start) {
      const body = lexer.source.body;
      const bodyLength = body.length;
      let lineStart = lexer.lineStart;
      let position = start + 3;
      let chunkStart = position;
      let currentLine = "";
      const blockLines = [];
      while (position < bodyLength) {
        const code = body.charCodeAt(position);
        if (code === 34 && body.charCodeAt(position + 1) === 34 && body.charCodeAt(position + 2) === 34) {
          currentLine += body.slice(chunkStart, position);
          blockLines.push(currentLine);
          const token = createToken(
            lexer,
            _tokenKind.TokenKind.BLOCK_STRING,
            start,
            position + 3,
            // Return a string of the lines joined with U+000A.
            (0, _blockString.dedentBlockStringLines)(blockLines).join("\n")
          );
          lexer.line += blockLines.length - 1;
          lexer.lineStart = lineStart;
          return token;
        }
        if (code === 92 && body.charCodeAt(position + 1) === 34 && body.charCodeAt(position + 2) === 34 && body.charCodeAt(position + 3) === 34) {
          currentLine += body.slice(chunkStart, position);
          chunkStart = position + 1;
          position += 4;
          continue;
        }
        if (code === 10 || code === 13) {
          currentLine += body.slice(chunkStart, position);
          blockLines.push(currentLine);
          if (code === 13 && body.charCodeAt(position + 1) === 10) {
            position += 2;
          } else {
            ++position;
          }
          currentLine = "";
          chunkStart = position;
          lineStart = position;
          continue;
        }
        if (isUnicodeScalarValue(code)) {
          ++position;
        } else if (isSupplementaryCodePoint(body, position)) {
          position += 2;
        } else {
          throw (0, _syntaxError.syntaxError)(
            lexer.source,
            position,
            `Invalid character within String: ${printCodePointAt(
              lexer,
              position
            )}.`
          );
        }
      }
      throw (0, _syntaxError.syntaxError)(
        lexer.source,
        position,
        "Unterminated string."
      );
    }
    function readName(lexer, start) {
      const body = lexer.source.body;
      const bodyLength = body.length;
      let position = start + 1;
      while (position < bodyLength) {
        const code = body.charCodeAt(position);
        if ((0, _characterClasses.isNameContinue)(code)) {
          ++position;
        } else {
          break;
        }
      }
      return createToken(
        lexer,
        _tokenKind.TokenKind.NAME,
        start,
        position,
        body.slice(start, position)
      );
    }
  }
});

// node_modules/graphql/language/schemaCoordinateLexer.js
var require_schemaCoordinateLexer = __commonJS({
  "node_modules/graphql/language/schemaCoordinateLexer.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", {
      value: true
    });
    exports.SchemaCoordinateLexer = void 0;
    var _syntaxError = require_syntaxError();
    var _ast = require_ast();
    var _characterClasses = require_characterClasses();
    var _lexer = require_lexer();
    var _tokenKind = require_tokenKind();
    var SchemaCoordinateLexer = class {
      /** The previously focused non-ignored token. */
      /** The currently focused non-ignored token. */
      /**
       * The (1-indexed) line containing the current token.
       * Since a schema coordinate may not contain newline, this value is always 1.
       */
      line = 1;
      /**
       * The character offset at which the current line begins.
       * Since a schema coordinate may not contain newline, this value is always 0.
       */
      lineStart = 0;
      constructor(source) {
        const startOfFileToken = new _ast.Token(
          _tokenKind.TokenKind.SOF,
          0,
          0,
          0,
          0
        );
        this.source = source;
        this.lastToken = startOfFileToken;
        this.token = startOfFileToken;
      }
      get [Symbol.toStringTag]() {
        return "SchemaCoordinateLexer";
      }
      /**
       * Advances the token stream to the next non-ignored token.
       *
       * @internal
       */
      advance() {
        this.lastToken = this.token;
        const token = this.token = this.lookahead();
        return token;
      }
      /**
       * Looks ahead and returns the next non-ignored token, but does not change
       * the current Lexer token.
       *
       * @internal
       */
      lookahead() {
        let token = this.token;
        if (token.kind !== _tokenKind.TokenKind.EOF) {
          const nextToken = readNextToken(this, token.end);
          token.next = nextToken;
          nextToken.prev = token;
          token = nextToken;
        }
        return token;
      }
    };
    exports.SchemaCoordinateLexer = SchemaCoordinateLexer;
    function readNextToken(lexer, start) {
      const body = lexer.source.body;
      const bodyLength = body.length;
      const position = start;
      if (position < bodyLength) {
        const code = body.charCodeAt(position);
        switch (code) {
          case 46:
            return (0, _lexer.createToken)(
              lexer,
              _tokenKind.TokenKind.DOT,
              position,
              position + 1
            );
          case 40:
            return (0, _lexer.createToken)(
              lexer,
              _tokenKind.TokenKind.PAREN_L,
              position,
              position + 1
            );
          case 41:
            return (0, _lexer.createToken)(
              lexer,
              _tokenKind.TokenKind.PAREN_R,
              position,
              position + 1
            );
          case 58:
            return (0, _lexer.createToken)(
              lexer,
              _tokenKind.TokenKind.COLON,
              position,
              position + 1
            );
          case 64:
            return (0, _lexer.createToken)(
              lexer,
              _tokenKind.TokenKind.AT,
              position,
              position + 1
            );
        }
        if ((0, _characterClasses.isNameStart)(code)) {
          return (0, _lexer.readName)(lexer, position);
        }
        throw (0, _syntaxError.syntaxError)(
          lexer.source,
          position,
          `Invalid character: ${(0, _lexer.printCodePointAt)(lexer, position)}.`
        );
      }
      return (0, _lexer.createToken)(
        lexer,
        _tokenKind.TokenKind.EOF,
        bodyLength,
        bodyLength
      );
    }
  }
});

// node_modules/graphql/jsutils/devAssert.js
var require_devAssert = __commonJS({
  "node_modules/graphql/jsutils/devAssert.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", {
      value: true
    });
    exports.devAssert = devAssert;
    function devAssert(condition, message) {
      const booleanCondition = Boolean(condition);
      if (!booleanCondition) {
        throw new Error(message);
      }
    }
  }
});

// node_modules/graphql/jsutils/inspect.js
var require_inspect = __commonJS({
  "node_modules/graphql/jsutils/inspect.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", {
      value: true
    });
    exports.inspect = inspect;
    var MAX_ARRAY_LENGTH = 10;
    var MAX_RECURSIVE_DEPTH = 2;
    function inspect(value) {
      return formatValue(value, []);
    }
    function formatValue(value, seenValues) {
      switch (typeof value) {
        case "string":
          return JSON.stringify(value);
        case "function":
          return value.name ? `[function ${value.name}]` : "[function]";
        case "object":
          return formatObjectValue(value, seenValues);
        default:
          return String(value);
      }
    }
    function formatObjectValue(value, previouslySeenValues) {
      if (value === null) {
        return "null";
      }
      if (previouslySeenValues.includes(value)) {
        return "[Circular]";
      }
      const seenValues = [...previouslySeenValues, value];
      if (isJSONable(value)) {
        const jsonValue = value.toJSON();
        if (jsonValue !== value) {
          return typeof jsonValue === "string" ? jsonValue : formatValue(jsonValue, seenValues);
        }
      } else if (Array.isArray(value)) {
        return formatArray(value, seenValues);
      }
      return formatObject(value, seenValues);
    }
    function isJSONable(value) {
      return typeof value.toJSON === "function";
    }
    function formatObject(object, seenValues) {
      const entries = Object.entries(object);
      if (entries.length === 0) {
        return "{}";
      }
      if (seenValues.length > MAX_RECURSIVE_DEPTH) {
        return "[" + getObjectTag(object) + "]";
      }
      const properties = entries.map(
        ([key, value]) => key + ": " + formatValue(value, seenValues)
      );
      return "{ " + properties.join(", ") + " }";
    }
    function formatArray(array, seenValues) {
      if (array.length === 0) {
        return "[]";
      }
      if (seenValues.length > MAX_RECURSIVE_DEPTH) {
        return "[Array]";
      }
      const len = Math.min(MAX_ARRAY_LENGTH, array.length);
      const remaining = array.length - len;
      const items = [];
      for (let i = 0; i < len; ++i) {
        items.push(formatValue(array[i], seenValues));
      }
      if (remaining === 1) {
        items.push("... 1 more item");
      } else if (remaining > 1) {
        items.push(`... ${remaining} more items`);
      }
      return "[" + items.join(", ") + "]";
    }
    function getObjectTag(object) {
      const tag = Object.prototype.toString.call(object).replace(/^\[object /, "").replace(/]$/, "");
      if (tag === "Object" && typeof object.constructor === "function") {
        const name = object.constructor.name;
        if (typeof name === "string" && name !== "") {
          return name;
        }
      }
      return tag;
    }
  }
});

// node_modules/graphql/jsutils/instanceOf.js
var require_instanceOf = __commonJS({
  "node_modules/graphql/jsutils/instanceOf.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", {
      value: true
    });
    exports.instanceOf = void 0;
    var _inspect = require_inspect();
    var isProduction = globalThis.process && // eslint-disable-next-line no-undef
    process.env.NODE_ENV === "production";
    var instanceOf = (
      /* c8 ignore next 6 */
      // FIXME: https://github.com/graphql/graphql-js/issues/2317
      isProduction ? function instanceOf2(value, constructor) {
        return value instanceof constructor;
      } : function instanceOf2(value, constructor) {
        if (value instanceof constructor) {
          return true;
        }
        if (typeof value === "object" && value !== null) {
          var _value$constructor;
          const className = constructor.prototype[Symbol.toStringTag];
          const valueClassName = (
            // We still need to support constructor's name to detect conflicts with older versions of this library.
            Symbol.toStringTag in value ? value[Symbol.toStringTag] : (_value$constructor = value.constructor) === null || _value$constructor === void 0 ? void 0 : _value$constructor.name
          );
          if (className === valueClassName) {
            const stringifiedValue = (0, _inspect.inspect)(value);
            throw new Error(`Cannot use ${className} "${stringifiedValue}" from another module or realm.

Ensure that there is only one instance of "graphql" in the node_modules
directory. If different versions of "graphql" are the dependencies of other
relied on modules, use "resolutions" to ensure only one version is installed.

https://yarnpkg.com/en/docs/selective-version-resolutions

Duplicate "graphql" modules cannot be used at the same time since different
versions may have different capabilities and behavior. The data from one
version used in the function from another could produce confusing and
spurious results.`);
          }
        }
        return false;
      }
    );
    exports.instanceOf = instanceOf;
  }
});

// node_modules/graphql/language/source.js
var require_source = __commonJS({
  "node_modules/graphql/language/source.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", {
      value: true
    });
    exports.Source = void 0;
    exports.isSource = isSource;
    var _devAssert = require_devAssert();
    var _inspect = require_inspect();
    var _instanceOf = require_instanceOf();
    var Source = class {
      /** The GraphQL source text. */
      /** Name used in diagnostics for this source, such as a file path or request name. */
      /** One-indexed line and column where this source begins. */
      /**
       * Creates a Source instance.
       * @param body - The GraphQL source text.
       * @param name - Name used in diagnostics for this source.
       * @param locationOffset - One-indexed line and column where this source begins.
       * @example
       * ```ts
       * import { Source } from 'graphql/language';
       *
       * const source = new Source('type Query { greeting: String }', 'schema.graphql', {
       *   line: 10,
       *   column: 1,
       * });
       *
       * source.body; // => 'type Query { greeting: String }'
       * source.name; // => 'schema.graphql'
       * source.locationOffset; // => { line: 10, column: 1 }
       * ```
       */
      constructor(body, name = "GraphQL request", locationOffset = {
        line: 1,
        column: 1
      }) {
        typeof body === "string" || (0, _devAssert.devAssert)(
          false,
          `Body must be a string. Received: ${(0, _inspect.inspect)(body)}.`
        );
        this.body = body;
        this.name = name;
        this.locationOffset = locationOffset;
        this.locationOffset.line > 0 || (0, _devAssert.devAssert)(
          false,
          "line in locationOffset is 1-indexed and must be positive."
        );
        this.locationOffset.column > 0 || (0, _devAssert.devAssert)(
          false,
          "column in locationOffset is 1-indexed and must be positive."
        );
      }
      /**
       * Returns the value used by `Object.prototype.toString`.
       * @returns The built-in string tag for this object.
       */
      get [Symbol.toStringTag]() {
        return "Source";
      }
    };
    exports.Source = Source;
    function isSource(source) {
      return (0, _instanceOf.instanceOf)(source, Source);
    }
  }
});

// node_modules/graphql/language/parser.js
var require_parser = __commonJS({
  "node_modules/graphql/language/parser.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", {
      value: true
    });
    exports.Parser = void 0;
    exports.parse = parse2;
    exports.parseConstValue = parseConstValue;
    exports.parseSchemaCoordinate = parseSchemaCoordinate;
    exports.parseType = parseType;
    exports.parseValue = parseValue;
    var _syntaxError = require_syntaxError();
    var _ast = require_ast();
    var _directiveLocation = require_directiveLocation();
    var _kinds = require_kinds();
    var _lexer = require_lexer();
    var _schemaCoordinateLexer = require_schemaCoordinateLexer();
    var _source = require_source();
    var _tokenKind = require_tokenKind();
    function parse2(source, options) {
      const parser = new Parser(source, options);
      const document = parser.parseDocument();
      Object.defineProperty(document, "tokenCount", {
        enumerable: false,
        value: parser.tokenCount
      });
      return document;
    }
    function parseValue(source, options) {
      const parser = new Parser(source, options);
      parser.expectToken(_tokenKind.TokenKind.SOF);
      const value = parser.parseValueLiteral(false);
      parser.expectToken(_tokenKind.TokenKind.EOF);
      return value;
    }
    function parseConstValue(source, options) {
      const parser = new Parser(source, options);
      parser.expectToken(_tokenKind.TokenKind.SOF);
      const value = parser.parseConstValueLiteral();
      parser.expectToken(_tokenKind.TokenKind.EOF);
      return value;
    }
    function parseType(source, options) {
      const parser = new Parser(source, options);
      parser.expectToken(_tokenKind.TokenKind.SOF);
      const type = parser.parseTypeReference();
      parser.expectToken(_tokenKind.TokenKind.EOF);
      return type;
    }
    function parseSchemaCoordinate(source) {
      const sourceObj = (0, _source.isSource)(source) ? source : new _source.Source(source);
      const lexer = new _schemaCoordinateLexer.SchemaCoordinateLexer(sourceObj);
      const parser = new Parser(source, {
        lexer
      });
      parser.expectToken(_tokenKind.TokenKind.SOF);
      const coordinate = parser.parseSchemaCoordinate();
      parser.expectToken(_tokenKind.TokenKind.EOF);
      return coordinate;
    }
    var Parser = class {
      constructor(source, options = {}) {
        const { lexer, ..._options } = options;
        if (lexer) {
          this._lexer = lexer;
        } else {
          const sourceObj = (0, _source.isSource)(source) ? source : new _source.Source(source);
          this._lexer = new _lexer.Lexer(sourceObj);
        }
        this._options = _options;
        this._tokenCounter = 0;
        this._lexer._maxComments = options === null || options === void 0 ? void 0 : options.maxComments;
        this._lexer._commentCount = 0;
        const maxSourceLength = options === null || options === void 0 ? void 0 : options.maxSourceLength;
        if (maxSourceLength !== void 0 && this._lexer.source.body.length > maxSourceLength) {
          throw (0, _syntaxError.syntaxError)(
            this._lexer.source,
            maxSourceLength,
            `Source contains more than ${maxSourceLength} UTF-16 code units. Parsing aborted.`
          );
        }
      }
      get tokenCount() {
        return this._tokenCounter;
      }
      /**
       * Converts a name lex token into a name parse node.
       *
       * @internal
       */
      parseName() {
        const token = this.expectToken(_tokenKind.TokenKind.NAME);
        return this.node(token, {
          kind: _kinds.Kind.NAME,
          value: token.value
        });
      }
      // Implements the parsing rules in the Document section.
      /**
       * Document : Definition+
       *
       * @internal
       */
      parseDocument() {
        return this.node(this._lexer.token, {
          kind: _kinds.Kind.DOCUMENT,
          definitions: this.many(
            _tokenKind.TokenKind.SOF,
            this.parseDefinition,
            _tokenKind.TokenKind.EOF
          )
        });
      }
      /**
       * Definition :
       *   - ExecutableDefinition
       *   - TypeSystemDefinition
       *   - TypeSystemExtension
       *
       * ExecutableDefinition :
       *   - OperationDefinition
       *   - FragmentDefinition
       *
       * TypeSystemDefinition :
       *   - SchemaDefinition
       *   - TypeDefinition
       *   - DirectiveDefinition
       *
       * TypeDefinition :
       *   - ScalarTypeDefinition
       *   - ObjectTypeDefinition
       *   - InterfaceTypeDefinition
       *   - UnionTypeDefinition
       *   - EnumTypeDefinition
       *   - InputObjectTypeDefinition
       *
       * @internal
       */
      parseDefinition() {
        if (this.peek(_tokenKind.TokenKind.BRACE_L)) {
          return this.parseOperationDefinition();
        }
        const hasDescription = this.peekDescription();
        const keywordToken = hasDescription ? this._lexer.lookahead() : this._lexer.token;
        if (hasDescription && keywordToken.kind === _tokenKind.TokenKind.BRACE_L) {
          throw (0, _syntaxError.syntaxError)(
            this._lexer.source,
            this._lexer.token.start,
            "Unexpected description, descriptions are not supported on shorthand queries."
          );
        }
        if (keywordToken.kind === _tokenKind.TokenKind.NAME) {
          switch (keywordToken.value) {
            case "schema":
              return this.parseSchemaDefinition();
            case "scalar":
              return this.parseScalarTypeDefinition();
            case "type":
              return this.parseObjectTypeDefinition();
            case "interface":
              return this.parseInterfaceTypeDefinition();
            case "union":
              return this.parseUnionTypeDefinition();
            case "enum":
              return this.parseEnumTypeDefinition();
            case "input":
              return this.parseInputObjectTypeDefinition();
            case "directive":
              return this.parseDirectiveDefinition();
          }
          switch (keywordToken.value) {
            case "query":
            case "mutation":
            case "subscription":
              return this.parseOperationDefinition();
            case "fragment":
              return this.parseFragmentDefinition();
          }
          if (hasDescription) {
            throw (0, _syntaxError.syntaxError)(
              this._lexer.source,
              this._lexer.token.start,
              "Unexpected description, only GraphQL definitions support descriptions."
            );
          }
          switch (keywordToken.value) {
            case "extend":
              return this.parseTypeSystemExtension();
          }
        }
        throw this.unexpected(keywordToken);
      }
      // Implements the parsing rules in the Operations section.
      /**
       * OperationDefinition :
       *  - SelectionSet
       *  - OperationType Name? VariableDefinitions? Directives? SelectionSet
       *
       * @internal
       */
      parseOperationDefinition() {
        const start = this._lexer.token;
        if (this.peek(_tokenKind.TokenKind.BRACE_L)) {
          return this.node(start, {
            kind: _kinds.Kind.OPERATION_DEFINITION,
            operation: _ast.OperationTypeNode.QUERY,
            description: void 0,
            name: void 0,
            variableDefinitions: [],
            directives: [],
            selectionSet: this.parseSelectionSet()
          });
        }
        const description = this.parseDescription();
        const operation = this.parseOperationType();
        let name;
        if (this.peek(_tokenKind.TokenKind.NAME)) {
          name = this.parseName();
        }
        return this.node(start, {
          kind: _kinds.Kind.OPERATION_DEFINITION,
          operation,
          description,
          name,
          variableDefinitions: this.parseVariableDefinitions(),
          directives: this.parseDirectives(false),
          selectionSet: this.parseSelectionSet()
        });
      }
      /**
       * OperationType : one of query mutation subscription
       *
       * @internal
       */
      parseOperationType() {
        const operationToken = this.expectToken(_tokenKind.TokenKind.NAME);
        switch (operationToken.value) {
          case "query":
            return _ast.OperationTypeNode.QUERY;
          case "mutation":
            return _ast.OperationTypeNode.MUTATION;
          case "subscription":
            return _ast.OperationTypeNode.SUBSCRIPTION;
        }
        throw this.unexpected(operationToken);
      }
      /**
       * VariableDefinitions : ( VariableDefinition+ )
       *
       * @internal
       */
      parseVariableDefinitions() {
        return this.optionalMany(
          _tokenKind.TokenKind.PAREN_L,
          this.parseVariableDefinition,
          _tokenKind.TokenKind.PAREN_R
        );
      }
      /**
       * VariableDefinition : Variable : Type DefaultValue? Directives[Const]?
       *
       * @internal
       */
      parseVariableDefinition() {
        return this.node(this._lexer.token, {
          kind: _kinds.Kind.VARIABLE_DEFINITION,
          description: this.parseDescription(),
          variable: this.parseVariable(),
          type: (this.expectToken(_tokenKind.TokenKind.COLON), this.parseTypeReference()),
          defaultValue: this.expectOptionalToken(_tokenKind.TokenKind.EQUALS) ? this.parseConstValueLiteral() : void 0,
          directives: this.parseConstDirectives()
        });
      }
      /**
       * Variable : $ Name
       *
       * @internal
       */
      parseVariable() {
        const start = this._lexer.token;
        this.expectToken(_tokenKind.TokenKind.DOLLAR);
        return this.node(start, {
          kind: _kinds.Kind.VARIABLE,
          name: this.parseName()
        });
      }
      /**
       * ```
       * SelectionSet : { Selection+ }
       * ```
       *
       * @internal
       */
      parseSelectionSet() {
        return this.node(this._lexer.token, {
          kind: _kinds.Kind.SELECTION_SET,
          selections: this.many(
            _tokenKind.TokenKind.BRACE_L,
            this.parseSelection,
            _tokenKind.TokenKind.BRACE_R
          )
        });
      }
      /**
       * Selection :
       *   - Field
       *   - FragmentSpread
       *   - InlineFragment
       *
       * @internal
       */
      parseSelection() {
        return this.peek(_tokenKind.TokenKind.SPREAD) ? this.parseFragment() : this.parseField();
      }
      /**
       * Field : Alias? Name Arguments? Directives? SelectionSet?
       *
       * Alias : Name :
       *
       * @internal
       */
      parseField() {
        const start = this._lexer.token;
        const nameOrAlias = this.parseName();
        let alias;
        let name;
        if (this.expectOptionalToken(_tokenKind.TokenKind.COLON)) {
          alias = nameOrAlias;
          name = this.parseName();
        } else {
          name = nameOrAlias;
        }
        return this.node(start, {
          kind: _kinds.Kind.FIELD,
          alias,
          name,
          arguments: this.parseArguments(false),
          directives: this.parseDirectives(false),
          selectionSet: this.peek(_tokenKind.TokenKind.BRACE_L) ? this.parseSelectionSet() : void 0
        });
      }
      /**
       * Arguments[Const] : ( Argument[?Const]+ )
       *
       * @internal
       */
      parseArguments(isConst) {
        const item = isConst ? this.parseConstArgument : this.parseArgument;
        return this.optionalMany(
          _tokenKind.TokenKind.PAREN_L,
          item,
          _tokenKind.TokenKind.PAREN_R
        );
      }
      /**
       * Argument[Const] : Name : Value[?Const]
       *
       * @internal
       */
      parseArgument(isConst = false) {
        const start = this._lexer.token;
        const name = this.parseName();
        this.expectToken(_tokenKind.TokenKind.COLON);
        return this.node(start, {
          kind: _kinds.Kind.ARGUMENT,
          name,
          value: this.parseValueLiteral(isConst)
        });
      }
      parseConstArgument() {
        return this.parseArgument(true);
      }
      // Implements the parsing rules in the Fragments section.
      /**
       * Corresponds to both FragmentSpread and InlineFragment in the spec.
       *
       * FragmentSpread : ... FragmentName Directives?
       *
       * InlineFragment : ... TypeCondition? Directives? SelectionSet
       *
       * @internal
       */
      parseFragment() {
        const start = this._lexer.token;
        this.expectToken(_tokenKind.TokenKind.SPREAD);
        const hasTypeCondition = this.expectOptionalKeyword("on");
        if (!hasTypeCondition && this.peek(_tokenKind.TokenKind.NAME)) {
          return this.node(start, {
            kind: _kinds.Kind.FRAGMENT_SPREAD,
            name: this.parseFragmentName(),
            directives: this.parseDirectives(false)
          });
        }
        return this.node(start, {
          kind: _kinds.Kind.INLINE_FRAGMENT,
          typeCondition: hasTypeCondition ? this.parseNamedType() : void 0,
          directives: this.parseDirectives(false),
          selectionSet: this.parseSelectionSet()
        });
      }
      /**
       * FragmentDefinition :
       *   - fragment FragmentName on TypeCondition Directives? SelectionSet
       *
       * TypeCondition : NamedType
       *
       * @internal
       */
      parseFragmentDefinition() {
        const start = this._lexer.token;
        const description = this.parseDescription();
        this.expectKeyword("fragment");
        if (this._options.allowLegacyFragmentVariables === true) {
          return this.node(start, {
            kind: _kinds.Kind.FRAGMENT_DEFINITION,
            description,
            name: this.parseFragmentName(),
            variableDefinitions: this.parseVariableDefinitions(),
            typeCondition: (this.expectKeyword("on"), this.parseNamedType()),
            directives: this.parseDirectives(false),
            selectionSet: this.parseSelectionSet()
          });
        }
        return this.node(start, {
          kind: _kinds.Kind.FRAGMENT_DEFINITION,
          description,
          name: this.parseFragmentName(),
          typeCondition: (this.expectKeyword("on"), this.parseNamedType()),
          directives: this.parseDirectives(false),
          selectionSet: this.parseSelectionSet()
        });
      }
      /**
       * FragmentName : Name but not `on`
       *
       * @internal
       */
      parseFragmentName() {
        if (this._lexer.token.value === "on") {
          throw this.unexpected();
        }
        return this.parseName();
      }
      // Implements the parsing rules in the Values section.
      /**
       * Value[Const] :
       *   - [~Const] Variable
       *   - IntValue
       *   - FloatValue
       *   - StringValue
       *   - BooleanValue
       *   - NullValue
       *   - EnumValue
       *   - ListValue[?Const]
       *   - ObjectValue[?Const]
       *
       * BooleanValue : one of `true` `false`
       *
       * NullValue : `null`
       *
       * EnumValue : Name but not `true`, `false` or `null`
       *
       * @internal
       */
      parseValueLiteral(isConst) {
        const token = this._lexer.token;
        switch (token.kind) {
          case _tokenKind.TokenKind.BRACKET_L:
            return this.parseList(isConst);
          case _tokenKind.TokenKind.BRACE_L:
            return this.parseObject(isConst);
          case _tokenKind.TokenKind.INT:
            this.advanceLexer();
            return this.node(token, {
              kind: _kinds.Kind.INT,
              value: token.value
            });
          case _tokenKind.TokenKind.FLOAT:
            this.advanceLexer();
            return this.node(token, {
              kind: _kinds.Kind.FLOAT,
              value: token.value
            });
          case _tokenKind.TokenKind.STRING:
          case _tokenKind.TokenKind.BLOCK_STRING:
            return this.parseStringLiteral();
          case _tokenKind.TokenKind.NAME:
            this.advanceLexer();
            switch (token.value) {
              case "true":
                return this.node(token, {
                  kind: _kinds.Kind.BOOLEAN,
                  value: true
                });
              case "false":
                return this.node(token, {
                  kind: _kinds.Kind.BOOLEAN,
                  value: false
                });
              case "null":
                return this.node(token, {
                  kind: _kinds.Kind.NULL
                });
              default:
                return this.node(token, {
                  kind: _kinds.Kind.ENUM,
                  value: token.value
                });
            }
          case _tokenKind.TokenKind.DOLLAR:
            if (isConst) {
              this.expectToken(_tokenKind.TokenKind.DOLLAR);
              if (this._lexer.token.kind === _tokenKind.TokenKind.NAME) {
                const varName = this._lexer.token.value;
                throw (0, _syntaxError.syntaxError)(
                  this._lexer.source,
                  token.start,
                  `Unexpected variable "$${varName}" in constant value.`
                );
              } else {
                throw this.unexpected(token);
              }
            }
            return this.parseVariable();
          default:
            throw this.unexpected();
        }
      }
      parseConstValueLiteral() {
        return this.parseValueLiteral(true);
      }
      parseStringLiteral() {
        const token = this._lexer.token;
        this.advanceLexer();
        return this.node(token, {
          kind: _kinds.Kind.STRING,
          value: token.value,
          block: token.kind === _tokenKind.TokenKind.BLOCK_STRING
        });
      }
      /**
       * ListValue[Const] :
       *   - [ ]
       *   - [ Value[?Const]+ ]
       *
       * @internal
       */
      parseList(isConst) {
        const item = () => this.parseValueLiteral(isConst);
        return this.node(this._lexer.token, {
          kind: _kinds.Kind.LIST,
          values: this.any(
            _tokenKind.TokenKind.BRACKET_L,
            item,
            _tokenKind.TokenKind.BRACKET_R
          )
        });
      }
      /**
       * ```
       * ObjectValue[Const] :
       *   - { }
       *   - { ObjectField[?Const]+ }
       * ```
       *
       * @internal
       */
      parseObject(isConst) {
        const item = () => this.parseObjectField(isConst);
        return this.node(this._lexer.token, {
          kind: _kinds.Kind.OBJECT,
          fields: this.any(
            _tokenKind.TokenKind.BRACE_L,
            item,
            _tokenKind.TokenKind.BRACE_R
          )
        });
      }
      /**
       * ObjectField[Const] : Name : Value[?Const]
       *
       * @internal
       */
      parseObjectField(isConst) {
        const start = this._lexer.token;
        const name = this.parseName();
        this.expectToken(_tokenKind.TokenKind.COLON);
        return this.node(start, {
          kind: _kinds.Kind.OBJECT_FIELD,
          name,
          value: this.parseValueLiteral(isConst)
        });
      }
      // Implements the parsing rules in the Directives section.
      /**
       * Directives[Const] : Directive[?Const]+
       *
       * @internal
       */
      parseDirectives(isConst) {
        const directives = [];
        while (this.peek(_tokenKind.TokenKind.AT)) {
          directives.push(this.parseDirective(isConst));
        }
        return directives;
      }
      parseConstDirectives() {
        return this.parseDirectives(true);
      }
      /**
       * ```
       * Directive[Const] : @ Name Arguments[?Const]?
       * ```
       *
       * @internal
       */
      parseDirective(isConst) {
        const start = this._lexer.token;
        this.expectToken(_tokenKind.TokenKind.AT);
        return this.node(start, {
          kind: _kinds.Kind.DIRECTIVE,
          name: this.parseName(),
          arguments: this.parseArguments(isConst)
        });
      }
      // Implements the parsing rules in the Types section.
      /**
       * Type :
       *   - NamedType
       *   - ListType
       *   - NonNullType
       *
       * @internal
       */
      parseTypeReference() {
        const start = this._lexer.token;
        let type;
        if (this.expectOptionalToken(_tokenKind.TokenKind.BRACKET_L)) {
          const innerType = this.parseTypeReference();
          this.expectToken(_tokenKind.TokenKind.BRACKET_R);
          type = this.node(start, {
            kind: _kinds.Kind.LIST_TYPE,
            type: innerType
          });
        } else {
          type = this.parseNamedType();
        }
        if (this.expectOptionalToken(_tokenKind.TokenKind.BANG)) {
          return this.node(start, {
            kind: _kinds.Kind.NON_NULL_TYPE,
            type
          });
        }
        return type;
      }
      /**
       * NamedType : Name
       *
       * @internal
       */
      parseNamedType() {
        return this.node(this._lexer.token, {
          kind: _kinds.Kind.NAMED_TYPE,
          name: this.parseName()
        });
      }
      // Implements the parsing rules in the Type Definition section.
      peekDescription() {
        return this.peek(_tokenKind.TokenKind.STRING) || this.peek(_tokenKind.TokenKind.BLOCK_STRING);
      }
      /**
       * Description : StringValue
       *
       * @internal
       */
      parseDescription() {
        if (this.peekDescription()) {
          return this.parseStringLiteral();
        }
      }
      /**
       * ```
       * SchemaDefinition : Description? schema Directives[Const]? { OperationTypeDefinition+ }
       * ```
       *
       * @internal
       */
      parseSchemaDefinition() {
        const start = this._lexer.token;
        const description = this.parseDescription();
        this.expectKeyword("schema");
        const directives = this.parseConstDirectives();
        const operationTypes = this.many(
          _tokenKind.TokenKind.BRACE_L,
          this.parseOperationTypeDefinition,
          _tokenKind.TokenKind.BRACE_R
        );
        return this.node(start, {
          kind: _kinds.Kind.SCHEMA_DEFINITION,
          description,
          directives,
          operationTypes
        });
      }
      /**
       * OperationTypeDefinition : OperationType : NamedType
       *
       * @internal
       */
      parseOperationTypeDefinition() {
        const start = this._lexer.token;
        const operation = this.parseOperationType();
        this.expectToken(_tokenKind.TokenKind.COLON);
        const type = this.parseNamedType();
        return this.node(start, {
          kind: _kinds.Kind.OPERATION_TYPE_DEFINITION,
          operation,
          type
        });
      }
      /**
       * ScalarTypeDefinition : Description? scalar Name Directives[Const]?
       *
       * @internal
       */
      parseScalarTypeDefinition() {
        const start = this._lexer.token;
        const description = this.parseDescription();
        this.expectKeyword("scalar");
        const name = this.parseName();
        const directives = this.parseConstDirectives();
        return this.node(start, {
          kind: _kinds.Kind.SCALAR_TYPE_DEFINITION,
          description,
          name,
          directives
        });
      }
      /**
       * ObjectTypeDefinition :
       *   Description?
       *   type Name ImplementsInterfaces? Directives[Const]? FieldsDefinition?
       *
       * @internal
       */
      parseObjectTypeDefinition() {
        const start = this._lexer.token;
        const description = this.parseDescription();
        this.expectKeyword("type");
        const name = this.parseName();
        const interfaces = this.parseImplementsInterfaces();
        const directives = this.parseConstDirectives();
        const fields = this.parseFieldsDefinition();
        return this.node(start, {
          kind: _kinds.Kind.OBJECT_TYPE_DEFINITION,
          description,
          name,
          interfaces,
          directives,
          fields
        });
      }
      /**
       * ImplementsInterfaces :
       *   - implements `&`? NamedType
       *   - ImplementsInterfaces & NamedType
       *
       * @internal
       */
      parseImplementsInterfaces() {
        return this.expectOptionalKeyword("implements") ? this.delimitedMany(_tokenKind.TokenKind.AMP, this.parseNamedType) : [];
      }
      /**
       * ```
       * FieldsDefinition : { FieldDefinition+ }
       * ```
       *
       * @internal
       */
      parseFieldsDefinition() {
        return this.optionalMany(
          _tokenKind.TokenKind.BRACE_L,
          this.parseFieldDefinition,
          _tokenKind.TokenKind.BRACE_R
        );
      }
      /**
       * FieldDefinition :
       *   - Description? Name ArgumentsDefinition? : Type Directives[Const]?
       *
       * @internal
       */
      parseFieldDefinition() {
        const start = this._lexer.token;
        const description = this.parseDescription();
        const name = this.parseName();
        const args = this.parseArgumentDefs();
        this.expectToken(_tokenKind.TokenKind.COLON);
        const type = this.parseTypeReference();
        const directives = this.parseConstDirectives();
        return this.node(start, {
          kind: _kinds.Kind.FIELD_DEFINITION,
          description,
          name,
          arguments: args,
          type,
          directives
        });
      }
      /**
       * ArgumentsDefinition : ( InputValueDefinition+ )
       *
       * @internal
       */
      parseArgumentDefs() {
        return this.optionalMany(
          _tokenKind.TokenKind.PAREN_L,
          this.parseInputValueDef,
          _tokenKind.TokenKind.PAREN_R
        );
      }
      /**
       * InputValueDefinition :
       *   - Description? Name : Type DefaultValue? Directives[Const]?
       *
       * @internal
       */
      parseInputValueDef() {
        const start = this._lexer.token;
        const description = this.parseDescription();
        const name = this.parseName();
        this.expectToken(_tokenKind.TokenKind.COLON);
        const type = this.parseTypeReference();
        let defaultValue;
        if (this.expectOptionalToken(_tokenKind.TokenKind.EQUALS)) {
          defaultValue = this.parseConstValueLiteral();
        }
        const directives = this.parseConstDirectives();
        return this.node(start, {
          kind: _kinds.Kind.INPUT_VALUE_DEFINITION,
          description,
          name,
          type,
          defaultValue,
          directives
        });
      }
      /**
       * InterfaceTypeDefinition :
       *   - Description? interface Name Directives[Const]? FieldsDefinition?
       *
       * @internal
       */
      parseInterfaceTypeDefinition() {
        const start = this._lexer.token;
        const description = this.parseDescription();
        this.expectKeyword("interface");
        const name = this.parseName();
        const interfaces = this.parseImplementsInterfaces();
        const directives = this.parseConstDirectives();
        const fields = this.parseFieldsDefinition();
        return this.node(start, {
          kind: _kinds.Kind.INTERFACE_TYPE_DEFINITION,
          description,
          name,
          interfaces,
          directives,
          fields
        });
      }
      /**
       * UnionTypeDefinition :
       *   - Description? union Name Directives[Const]? UnionMemberTypes?
       *
       * @internal
       */
      parseUnionTypeDefinition() {
        const start = this._lexer.token;
        const description = this.parseDescription();
        this.expectKeyword("union");
        const name = this.parseName();
        const directives = this.parseConstDirectives();
        const types = this.parseUnionMemberTypes();
        return this.node(start, {
          kind: _kinds.Kind.UNION_TYPE_DEFINITION,
          description,
          name,
          directives,
          types
        });
      }
      /**
       * UnionMemberTypes :
       *   - = `|`? NamedType
       *   - UnionMemberTypes | NamedType
       *
       * @internal
       */
      parseUnionMemberTypes() {
        return this.expectOptionalToken(_tokenKind.TokenKind.EQUALS) ? this.delimitedMany(_tokenKind.TokenKind.PIPE, this.parseNamedType) : [];
      }
      /**
       * EnumTypeDefinition :
       *   - Description? enum Name Directives[Const]? EnumValuesDefinition?
       *
       * @internal
       */
      parseEnumTypeDefinition() {
        const start = this._lexer.token;
        const description = this.parseDescription();
        this.expectKeyword("enum");
        const name = this.parseName();
        const directives = this.parseConstDirectives();
        const values = this.parseEnumValuesDefinition();
        return this.node(start, {
          kind: _kinds.Kind.ENUM_TYPE_DEFINITION,
          description,
          name,
          directives,
          values
        });
      }
      /**
       * ```
       * EnumValuesDefinition : { EnumValueDefinition+ }
       * ```
       *
       * @internal
       */
      parseEnumValuesDefinition() {
        return this.optionalMany(
          _tokenKind.TokenKind.BRACE_L,
          this.parseEnumValueDefinition,
          _tokenKind.TokenKind.BRACE_R
        );
      }
      /**
       * EnumValueDefinition : Description? EnumValue Directives[Const]?
       *
       * @internal
       */
      parseEnumValueDefinition() {
        const start = this._lexer.token;
        const description = this.parseDescription();
        const name = this.parseEnumValueName();
        const directives = this.parseConstDirectives();
        return this.node(start, {
          kind: _kinds.Kind.ENUM_VALUE_DEFINITION,
          description,
          name,
          directives
        });
      }
      /**
       * EnumValue : Name but not `true`, `false` or `null`
       *
       * @internal
       */
      parseEnumValueName() {
        if (this._lexer.token.value === "true" || this._lexer.token.value === "false" || this._lexer.token.value === "null") {
          throw (0, _syntaxError.syntaxError)(
            this._lexer.source,
            this._lexer.token.start,
            `${getTokenDesc(
              this._lexer.token
            )} is reserved and cannot be used for an enum value.`
          );
        }
        return this.parseName();
      }
      /**
       * InputObjectTypeDefinition :
       *   - Description? input Name Directives[Const]? InputFieldsDefinition?
       *
       * @internal
       */
      parseInputObjectTypeDefinition() {
        const start = this._lexer.token;
        const description = this.parseDescription();
        this.expectKeyword("input");
        const name = this.parseName();
        const directives = this.parseConstDirectives();
        const fields = this.parseInputFieldsDefinition();
        return this.node(start, {
          kind: _kinds.Kind.INPUT_OBJECT_TYPE_DEFINITION,
          description,
          name,
          directives,
          fields
        });
      }
      /**
       * ```
       * InputFieldsDefinition : { InputValueDefinition+ }
       * ```
       *
       * @internal
       */
      parseInputFieldsDefinition() {
        return this.optionalMany(
          _tokenKind.TokenKind.BRACE_L,
          this.parseInputValueDef,
          _tokenKind.TokenKind.BRACE_R
        );
      }
      /**
       * TypeSystemExtension :
       *   - SchemaExtension
       *   - TypeExtension
       *
       * TypeExtension :
       *   - ScalarTypeExtension
       *   - ObjectTypeExtension
       *   - InterfaceTypeExtension
       *   - UnionTypeExtension
       *   - EnumTypeExtension
       *   - InputObjectTypeDefinition
       *   - DirectiveDefinitionExtension
       *
       * @internal
       */
      parseTypeSystemExtension() {
        const keywordToken = this._lexer.lookahead();
        if (keywordToken.kind === _tokenKind.TokenKind.NAME) {
          switch (keywordToken.value) {
            case "schema":
              return this.parseSchemaExtension();
            case "scalar":
              return this.parseScalarTypeExtension();
            case "type":
              return this.parseObjectTypeExtension();
            case "interface":
              return this.parseInterfaceTypeExtension();
            case "union":
              return this.parseUnionTypeExtension();
            case "enum":
              return this.parseEnumTypeExtension();
            case "input":
              return this.parseInputObjectTypeExtension();
            case "directive":
              if (this._options.experimentalDirectivesOnDirectiveDefinitions) {
                return this.parseDirectiveDefinitionExtension();
              }
              break;
          }
        }
        throw this.unexpected(keywordToken);
      }
      /**
       * ```
       * SchemaExtension :
       *  - extend schema Directives[Const]? { OperationTypeDefinition+ }
       *  - extend schema Directives[Const]
       * ```
       *
       * @internal
       */
      parseSchemaExtension() {
        const start = this._lexer.token;
        this.expectKeyword("extend");
        this.expectKeyword("schema");
        const directives = this.parseConstDirectives();
        const operationTypes = this.optionalMany(
          _tokenKind.TokenKind.BRACE_L,
          this.parseOperationTypeDefinition,
          _tokenKind.TokenKind.BRACE_R
        );
        if (directives.length === 0 && operationTypes.length === 0) {
          throw this.unexpected();
        }
        return this.node(start, {
          kind: _kinds.Kind.SCHEMA_EXTENSION,
          directives,
          operationTypes
        });
      }
      /**
       * ScalarTypeExtension :
       *   - extend scalar Name Directives[Const]
       *
       * @internal
       */
      parseScalarTypeExtension() {
        const start = this._lexer.token;
        this.expectKeyword("extend");
        this.expectKeyword("scalar");
        const name = this.parseName();
        const directives = this.parseConstDirectives();
        if (directives.length === 0) {
          throw this.unexpected();
        }
        return this.node(start, {
          kind: _kinds.Kind.SCALAR_TYPE_EXTENSION,
          name,
          directives
        });
      }
      /**
       * ObjectTypeExtension :
       *  - extend type Name ImplementsInterfaces? Directives[Const]? FieldsDefinition
       *  - extend type Name ImplementsInterfaces? Directives[Const]
       *  - extend type Name ImplementsInterfaces
       *
       * @internal
       */
      parseObjectTypeExtension() {
        const start = this._lexer.token;
        this.expectKeyword("extend");
        this.expectKeyword("type");
        const name = this.parseName();
        const interfaces = this.parseImplementsInterfaces();
        const directives = this.parseConstDirectives();
        const fields = this.parseFieldsDefinition();
        if (interfaces.length === 0 && directives.length === 0 && fields.length === 0) {
          throw this.unexpected();
        }
        return this.node(start, {
          kind: _kinds.Kind.OBJECT_TYPE_EXTENSION,
          name,
          interfaces,
          directives,
          fields
        });
      }
      /**
       * InterfaceTypeExtension :
       *  - extend interface Name ImplementsInterfaces? Directives[Const]? FieldsDefinition
       *  - extend interface Name ImplementsInterfaces? Directives[Const]
       *  - extend interface Name ImplementsInterfaces
       *
       * @internal
       */
      parseInterfaceTypeExtension() {
        const start = this._lexer.token;
        this.expectKeyword("extend");
        this.expectKeyword("interface");
        const name = this.parseName();
        const interfaces = this.parseImplementsInterfaces();
        const directives = this.parseConstDirectives();
        const fields = this.parseFieldsDefinition();
        if (interfaces.length === 0 && directives.length === 0 && fields.length === 0) {
          throw this.unexpected();
        }
        return this.node(start, {
          kind: _kinds.Kind.INTERFACE_TYPE_EXTENSION,
          name,
          interfaces,
          directives,
          fields
        });
      }
      /**
       * UnionTypeExtension :
       *   - extend union Name Directives[Const]? UnionMemberTypes
       *   - extend union Name Directives[Const]
       *
       * @internal
       */
      parseUnionTypeExtension() {
        const start = this._lexer.token;
        this.expectKeyword("extend");
        this.expectKeyword("union");
        const name = this.parseName();
        const directives = this.parseConstDirectives();
        const types = this.parseUnionMemberTypes();
        if (directives.length === 0 && types.length === 0) {
          throw this.unexpected();
        }
        return this.node(start, {
          kind: _kinds.Kind.UNION_TYPE_EXTENSION,
          name,
          directives,
          types
        });
      }
      /**
       * EnumTypeExtension :
       *   - extend enum Name Directives[Const]? EnumValuesDefinition
       *   - extend enum Name Directives[Const]
       *
       * @internal
       */
      parseEnumTypeExtension() {
        const start = this._lexer.token;
        this.expectKeyword("extend");
        this.expectKeyword("enum");
        const name = this.parseName();
        const directives = this.parseConstDirectives();
        const values = this.parseEnumValuesDefinition();
        if (directives.length === 0 && values.length === 0) {
          throw this.unexpected();
        }
        return this.node(start, {
          kind: _kinds.Kind.ENUM_TYPE_EXTENSION,
          name,
          directives,
          values
        });
      }
      /**
       * InputObjectTypeExtension :
       *   - extend input Name Directives[Const]? InputFieldsDefinition
       *   - extend input Name Directives[Const]
       *
       * @internal
       */
      parseInputObjectTypeExtension() {
        const start = this._lexer.token;
        this.expectKeyword("extend");
        this.expectKeyword("input");
        const name = this.parseName();
        const directives = this.parseConstDirectives();
        const fields = this.parseInputFieldsDefinition();
        if (directives.length === 0 && fields.length === 0) {
          throw this.unexpected();
        }
        return this.node(start, {
          kind: _kinds.Kind.INPUT_OBJECT_TYPE_EXTENSION,
          name,
          directives,
          fields
        });
      }
      parseDirectiveDefinitionExtension() {
        const start = this._lexer.token;
        this.expectKeyword("extend");
        this.expectKeyword("directive");
        this.expectToken(_tokenKind.TokenKind.AT);
        const name = this.parseName();
        const directives = this.parseConstDirectives();
        if (directives.length === 0) {
          throw this.unexpected();
        }
        return this.node(start, {
          kind: _kinds.Kind.DIRECTIVE_EXTENSION,
          name,
          directives
        });
      }
      /**
       * ```
       * DirectiveDefinition :
       *   - Description? directive @ Name ArgumentsDefinition? `repeatable`? on DirectiveLocations
       * ```
       *
       * @internal
       */
      parseDirectiveDefinition() {
        const start = this._lexer.token;
        const description = this.parseDescription();
        this.expectKeyword("directive");
        this.expectToken(_tokenKind.TokenKind.AT);
        const name = this.parseName();
        const args = this.parseArgumentDefs();
        const directives = this._options.experimentalDirectivesOnDirectiveDefinitions ? this.parseConstDirectives() : [];
        const repeatable = this.expectOptionalKeyword("repeatable");
        this.expectKeyword("on");
        const locations = this.parseDirectiveLocations();
        return this.node(start, {
          kind: _kinds.Kind.DIRECTIVE_DEFINITION,
          description,
          name,
          arguments: args,
          directives,
          repeatable,
          locations
        });
      }
      /**
       * DirectiveLocations :
       *   - `|`? DirectiveLocation
       *   - DirectiveLocations | DirectiveLocation
       *
       * @internal
       */
      parseDirectiveLocations() {
        return this.delimitedMany(
          _tokenKind.TokenKind.PIPE,
          this.parseDirectiveLocation
        );
      }
      /*
       * DirectiveLocation :
       *   - ExecutableDirectiveLocation
       *   - TypeSystemDirectiveLocation
       *
       * ExecutableDirectiveLocation : one of
       *   `QUERY`
       *   `MUTATION`
       *   `SUBSCRIPTION`
       *   `FIELD`
       *   `FRAGMENT_DEFINITION`
       *   `FRAGMENT_SPREAD`
       *   `INLINE_FRAGMENT`
       *
       * TypeSystemDirectiveLocation : one of
       *   `SCHEMA`
       *   `SCALAR`
       *   `OBJECT`
       *   `FIELD_DEFINITION`
       *   `ARGUMENT_DEFINITION`
       *   `INTERFACE`
       *   `UNION`
       *   `ENUM`
       *   `ENUM_VALUE`
       *   `INPUT_OBJECT`
       *   `INPUT_FIELD_DEFINITION`
       *   `DIRECTIVE_DEFINITION`
       */
      parseDirectiveLocation() {
        const start = this._lexer.token;
        const name = this.parseName();
        if (Object.prototype.hasOwnProperty.call(
          _directiveLocation.DirectiveLocation,
          name.value
        )) {
          return name;
        }
        throw this.unexpected(start);
      }
      // Schema Coordinates
      /**
       * SchemaCoordinate :
       *   - Name
       *   - Name . Name
       *   - Name . Name ( Name : )
       *   - \@ Name
       *   - \@ Name ( Name : )
       * @returns Parsed schema coordinate AST.
       * @example
       * ```ts
       * import assert from 'node:assert/strict';
       * import { Kind, parseSchemaCoordinate } from 'graphql/language';
       *
       * const typeCoordinate = parseSchemaCoordinate('User.name');
       * const directiveCoordinate = parseSchemaCoordinate('@include(if:)');
       * assert(typeCoordinate.kind === Kind.MEMBER_COORDINATE);
       * assert(directiveCoordinate.kind === Kind.DIRECTIVE_ARGUMENT_COORDINATE);
       *
       * typeCoordinate.name.value; // => 'User'
       * typeCoordinate.memberName?.value; // => 'name'
       * directiveCoordinate.name.value; // => 'include'
       * directiveCoordinate.argumentName?.value; // => 'if'
       * ```
       */
      parseSchemaCoordinate() {
        const start = this._lexer.token;
        const ofDirective = this.expectOptionalToken(_tokenKind.TokenKind.AT);
        const name = this.parseName();
        let memberName;
        if (!ofDirective && this.expectOptionalToken(_tokenKind.TokenKind.DOT)) {
          memberName = this.parseName();
        }
        let argumentName;
        if ((ofDirective || memberName) && this.expectOptionalToken(_tokenKind.TokenKind.PAREN_L)) {
          argumentName = this.parseName();
          this.expectToken(_tokenKind.TokenKind.COLON);
          this.expectToken(_tokenKind.TokenKind.PAREN_R);
        }
        if (ofDirective) {
          if (argumentName) {
            return this.node(start, {
              kind: _kinds.Kind.DIRECTIVE_ARGUMENT_COORDINATE,
              name,
              argumentName
            });
          }
          return this.node(start, {
            kind: _kinds.Kind.DIRECTIVE_COORDINATE,
            name
          });
        } else if (memberName) {
          if (argumentName) {
            return this.node(start, {
              kind: _kinds.Kind.ARGUMENT_COORDINATE,
              name,
              fieldName: memberName,
              argumentName
            });
          }
          return this.node(start, {
            kind: _kinds.Kind.MEMBER_COORDINATE,
            name,
            memberName
          });
        }
        return this.node(start, {
          kind: _kinds.Kind.TYPE_COORDINATE,
          name
        });
      }
      // Core parsing utility functions
      /**
       * Returns a node that, if configured to do so, sets a "loc" field as a
       * location object, used to identify the place in the source that created a
       * given parsed object.
       *
       * @internal
       */
      node(startToken, node) {
        if (this._options.noLocation !== true) {
          node.loc = new _ast.Location(
            startToken,
            this._lexer.lastToken,
            this._lexer.source
          );
        }
        return node;
      }
      /**
       * Determines if the next token is of a given kind
       *
       * @internal
       */
      peek(kind) {
        return this._lexer.token.kind === kind;
      }
      /**
       * If the next token is of the given kind, return that token after advancing the lexer.
       * Otherwise, do not change the parser state and throw an error.
       *
       * @internal
       */
      expectToken(kind) {
        const token = this._lexer.token;
        if (token.kind === kind) {
          this.advanceLexer();
          return token;
        }
        throw (0, _syntaxError.syntaxError)(
          this._lexer.source,
          token.start,
          `Expected ${getTokenKindDesc(kind)}, found ${getTokenDesc(token)}.`
        );
      }
      /**
       * If the next token is of the given kind, return "true" after advancing the lexer.
       * Otherwise, do not change the parser state and return "false".
       *
       * @internal
       */
      expectOptionalToken(kind) {
        const token = this._lexer.token;
        if (token.kind === kind) {
          this.advanceLexer();
          return true;
        }
        return false;
      }
      /**
       * If the next token is a given keyword, advance the lexer.
       * Otherwise, do not change the parser state and throw an error.
       *
       * @internal
       */
      expectKeyword(value) {
        const token = this._lexer.token;
        if (token.kind === _tokenKind.TokenKind.NAME && token.value === value) {
          this.advanceLexer();
        } else {
          throw (0, _syntaxError.syntaxError)(
            this._lexer.source,
            token.start,
            `Expected "${value}", found ${getTokenDesc(token)}.`
          );
        }
      }
      /**
       * If the next token is a given keyword, return "true" after advancing the lexer.
       * Otherwise, do not change the parser state and return "false".
       *
       * @internal
       */
      expectOptionalKeyword(value) {
        const token = this._lexer.token;
        if (token.kind === _tokenKind.TokenKind.NAME && token.value === value) {
          this.advanceLexer();
          return true;
        }
        return false;
      }
      /**
       * Helper function for creating an error when an unexpected lexed token is encountered.
       *
       * @internal
       */
      unexpected(atToken) {
        const token = atToken !== null && atToken !== void 0 ? atToken : this._lexer.token;
        return (0, _syntaxError.syntaxError)(
          this._lexer.source,
          token.start,
          `Unexpected ${getTokenDesc(token)}.`
        );
      }
      /**
       * Returns a possibly empty list of parse nodes, determined by the parseFn.
       * This list begins with a lex token of openKind and ends with a lex token of closeKind.
       * Advances the parser to the next lex token after the closing token.
       *
       * @internal
       */
      any(openKind, parseFn, closeKind) {
        this.expectToken(openKind);
        const nodes = [];
        while (!this.expectOptionalToken(closeKind)) {
          nodes.push(parseFn.call(this));
        }
        return nodes;
      }
      /**
       * Returns a list of parse nodes, determined by the parseFn.
       * It can be empty only if open token is missing otherwise it will always return non-empty list
       * that begins with a lex token of openKind and ends with a lex token of closeKind.
       * Advances the parser to the next lex token after the closing token.
       *
       * @internal
       */
      optionalMany(openKind, parseFn, closeKind) {
        if (this.expectOptionalToken(openKind)) {
          const nodes = [];
          do {
            nodes.push(parseFn.call(this));
          } while (!this.expectOptionalToken(closeKind));
          return nodes;
        }
        return [];
      }
      /**
       * Returns a non-empty list of parse nodes, determined by the parseFn.
       * This list begins with a lex token of openKind and ends with a lex token of closeKind.
       * Advances the parser to the next lex token after the closing token.
       *
       * @internal
       */
      many(openKind, parseFn, closeKind) {
        this.expectToken(openKind);
        const nodes = [];
        do {
          nodes.push(parseFn.call(this));
        } while (!this.expectOptionalToken(closeKind));
        return nodes;
      }
      /**
       * Returns a non-empty list of parse nodes, determined by the parseFn.
       * This list may begin with a lex token of delimiterKind followed by items separated by lex tokens of tokenKind.
       * Advances the parser to the next lex token after last item in the list.
       *
       * @internal
       */
      delimitedMany(delimiterKind, parseFn) {
        this.expectOptionalToken(delimiterKind);
        const nodes = [];
        do {
          nodes.push(parseFn.call(this));
        } while (this.expectOptionalToken(delimiterKind));
        return nodes;
      }
      advanceLexer() {
        const { maxLexicalTokens = this._options.maxTokens } = this._options;
        const token = this._lexer.advance();
        if (token.kind !== _tokenKind.TokenKind.EOF) {
          ++this._tokenCounter;
          if (maxLexicalTokens !== void 0 && this._tokenCounter > maxLexicalTokens) {
            throw (0, _syntaxError.syntaxError)(
              this._lexer.source,
              token.start,
              `Document contains more that ${maxLexicalTokens} tokens. Parsing aborted.`
            );
          }
        }
      }
    };
    exports.Parser = Parser;
    function getTokenDesc(token) {
      const value = token.value;
      return getTokenKindDesc(token.kind) + (value != null ? ` "${value}"` : "");
    }
    function getTokenKindDesc(kind) {
      return (0, _lexer.isPunctuatorTokenKind)(kind) ? `"${kind}"` : kind;
    }
  }
});

// src/simulator/server.ts
import { createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

// src/simulator/answerer.ts
import { createHash as createHash2, randomUUID as randomUUID2 } from "node:crypto";

// src/simulator/graphql.ts
var import_parser = __toESM(require_parser(), 1);

// src/simulator/cost.ts
function queryCost(operation, fragments, inputOf2) {
  const tally = { requests: 0, nodes: 0 };
  const walk = (set, parents) => {
    for (const selection of set.selections) {
      if (selection.kind === "Field") {
        const limit = limitOf(selection, inputOf2);
        if (limit?.connection) tally.requests += parents;
        if (limit) tally.nodes += parents * limit.size;
        if (selection.selectionSet) walk(selection.selectionSet, parents * (limit?.size ?? 1));
      } else {
        const inner = selection.kind === "InlineFragment" ? selection : fragments.get(selection.name.value);
        if (inner) walk(inner.selectionSet, parents);
      }
    }
  };
  walk(operation.selectionSet, 1);
  return { points: Math.max(1, Math.round(tally.requests / 100)), nodes: tally.nodes };
}
function limitOf(field, inputOf2) {
  for (const argument of field.arguments ?? []) {
    const value = inputOf2(argument.value);
    if (["first", "last"].includes(argument.name.value) && typeof value === "number") return { size: value, connection: true };
    if (argument.name.value === "ids" && Array.isArray(value)) return { size: value.length, connection: false };
  }
  return null;
}

// src/simulator/graphql.ts
function answerQuery(request, root, context) {
  try {
    const document = (0, import_parser.parse)(request.query);
    const operation = chosenOperation(document, request.operationName);
    const variables = variablesOf(operation, request.variables ?? {});
    const fragments = new Map(document.definitions.filter((node) => node.kind === "FragmentDefinition").map((node) => [node.name.value, node]));
    const cost = queryCost(operation, fragments, (node) => inputOf(node, variables));
    const run = { fragments, variables, context: { ...context, cost }, errors: [] };
    const data = answerObject(root, [operation.selectionSet], [], run);
    return run.errors.length > 0 ? { data, errors: run.errors } : { data };
  } catch (error) {
    if (error instanceof QueryError) return { errors: [{ message: error.message, extensions: { code: error.type } }] };
    return { errors: [{ message: error instanceof Error ? error.message : String(error) }] };
  }
}
function chosenOperation(document, name) {
  const operations = document.definitions.filter((node) => node.kind === "OperationDefinition");
  const chosen = name === void 0 ? operations[0] : operations.find((node) => node.name?.value === name);
  if (!chosen) throw new QueryError("noOperation", "No operation to answer");
  if (chosen.operation !== "query") throw new QueryError("notAQuery", "Only queries are answered here");
  return chosen;
}
function variablesOf(operation, given) {
  const variables = {};
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const value = given[name] ?? (definition.defaultValue ? inputOf(definition.defaultValue, {}) : null);
    if (value === null && definition.type.kind === "NonNullType") {
      throw new QueryError("variableNotProvided", `Variable $${name} of required type was provided invalid value`);
    }
    variables[name] = value;
  }
  return variables;
}
function inputOf(node, variables) {
  switch (node.kind) {
    case "Variable":
      return variables[node.name.value] ?? null;
    case "IntValue":
    case "FloatValue":
      return Number(node.value);
    case "NullValue":
      return null;
    case "ListValue":
      return node.values.map((value) => inputOf(value, variables));
    case "ObjectValue":
      return Object.fromEntries(node.fields.map((field) => [field.name.value, inputOf(field.value, variables)]));
    default:
      return node.value;
  }
}
function isWanted(directives, run) {
  return (directives ?? []).every((directive) => {
    const condition = directive.arguments?.find((argument) => argument.name.value === "if");
    const holds = condition ? inputOf(condition.value, run.variables) === true : false;
    if (directive.name.value === "include") return holds;
    if (directive.name.value === "skip") return !holds;
    throw new QueryError("undefinedDirective", `Directive @${directive.name.value} is not defined`);
  });
}
function collectFields(object, sets, run, into) {
  for (const selection of sets.flatMap((set) => set.selections)) {
    if (!isWanted(selection.directives, run)) continue;
    if (selection.kind === "Field") {
      const key = selection.alias?.value ?? selection.name.value;
      into.set(key, [...into.get(key) ?? [], selection]);
      continue;
    }
    const fragment = selection.kind === "FragmentSpread" ? run.fragments.get(selection.name.value) : selection;
    if (!fragment) throw new QueryError("useAndDefineFragment", "Fragment was used, but not defined");
    const condition = fragment.typeCondition?.name.value ?? object.typename;
    if (concreteTypes(condition).includes(object.typename)) collectFields(object, [fragment.selectionSet], run, into);
  }
  return into;
}
function answerObject(object, sets, path, run) {
  const answer = {};
  for (const [key, nodes] of collectFields(object, sets, run, /* @__PURE__ */ new Map())) answer[key] = answerField(object, nodes, [...path, key], run);
  return answer;
}
function answerField(object, nodes, path, run) {
  const [first] = nodes;
  if (!first) return null;
  if (first.name.value === "__typename") return object.typename;
  const args = Object.fromEntries((first.arguments ?? []).map((argument) => [argument.name.value, inputOf(argument.value, run.variables)]));
  const sets = nodes.map((node) => node.selectionSet).filter((set) => set !== void 0);
  try {
    const failing = run.context.failing.find((field) => field.path === path.join("."));
    if (failing) throw new FieldError(failing.type, failing.message ?? "Something went wrong while executing your query.");
    return complete(object.ask(first.name.value, args, run.context), sets, path, run);
  } catch (error) {
    if (error instanceof ObjectIsNull) return null;
    if (!(error instanceof FieldError)) throw error;
    refuse(error, path, run);
    if (error.isRequired) throw new ObjectIsNull();
    return null;
  }
}
var ObjectIsNull = class extends Error {
};
function refuse(error, path, run) {
  run.errors.push({ type: error.type, path, message: error.message });
  return null;
}
function completeItem(item, sets, path, run) {
  try {
    return complete(item, sets, path, run);
  } catch (error) {
    if (error instanceof ObjectIsNull) return null;
    throw error;
  }
}
function complete(value, sets, path, run) {
  if (value === null || typeof value !== "object") return value;
  if (value instanceof FieldError) return refuse(value, path, run);
  if (Array.isArray(value)) return value.map((item, index) => completeItem(item, sets, [...path, index], run));
  if (sets.length === 0) throw new QueryError("selectionMismatch", `Field must have selections (${path.join(".")} returns ${value.typename})`);
  return answerObject(value, sets, path, run);
}

// src/simulator/misbehave.ts
function permissionOf(method, path) {
  const rest = path.split("/").slice(4).join("/");
  const level = method === "GET" ? "read" : "write";
  if (/^statuses\//.test(rest) || /^commits\/[^/]+\/status(es)?$/.test(rest)) return { name: "statuses", level };
  if (/^check-runs/.test(rest) || /^commits\/[^/]+\/check-runs$/.test(rest)) return { name: "checks", level };
  if (rest === "issues" || method === "PATCH" && /^issues\/\d+$/.test(rest)) return { name: "issues", level };
  if (/^issues\//.test(rest) || /^pulls/.test(rest)) return { name: "pull_requests", level };
  if (/(^|\/)(secrets|organization-secrets)$/.test(rest)) return { name: "secrets", level };
  if (/^(actions|environments)(\/|$)/.test(rest)) return { name: "actions", level };
  if (/^attestations(\/|$)/.test(rest)) return { name: "attestations", level };
  if (/^deployments(\/|$)/.test(rest)) return { name: "deployments", level };
  if (/^(activity|compare|contents|git|commits|zipball)(\/|$)/.test(rest)) return { name: "contents", level };
  return null;
}
function isDue(limited, path) {
  if (!limited || limited.path !== void 0 && !path.startsWith(limited.path)) return false;
  const left = limited.times ?? 1;
  limited.times = left - 1;
  return left > 0;
}
function refusalOf(misbehave, method, path) {
  if (isDue(misbehave.badGateway, path)) return { status: 502, headers: {}, body: { message: "Server Error" } };
  const limit = misbehave.secondaryRateLimit;
  if (limit && isDue(limit, path)) {
    const message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
    return {
      status: limit.status,
      headers: { "retry-after": String(limit.retryAfterSeconds) },
      body: { message, documentation_url: "https://docs.github.com/rest" }
    };
  }
  if (misbehave.teams && /^\/orgs\/[^/]+\/teams\//.test(path)) return refused(misbehave.teams, "members=read");
  const needed = permissionOf(method, path);
  if (needed?.name === "attestations" && misbehave.attestations !== void 0) return withoutStore(misbehave.attestations);
  if (needed && misbehave.lacking?.includes(needed.name)) return refused(403, `${needed.name}=${needed.level}`);
  return null;
}
var refused = (status, permissions) => ({
  status,
  headers: { "x-accepted-github-permissions": permissions },
  body: {
    message: status === 403 ? "Resource not accessible by integration" : "Not Found",
    documentation_url: "https://docs.github.com/rest",
    status: String(status)
  }
});
var withoutStore = (status) => ({
  status,
  headers: {},
  body: { message: status === 404 ? "Not Found" : "Server Error", documentation_url: "https://docs.github.com/rest", status: String(status) }
});

// src/simulator/zip.ts
import { crc32, deflateRawSync } from "node:zlib";
function common({ name, packed, length, checksum, method }) {
  const part = Buffer.alloc(26);
  part.writeUInt16LE(20, 0);
  part.writeUInt16LE(2048, 2);
  part.writeUInt16LE(method, 4);
  part.writeUInt16LE(33, 8);
  part.writeUInt32LE(checksum, 10);
  part.writeUInt32LE(packed.length, 14);
  part.writeUInt32LE(length, 18);
  part.writeUInt16LE(name.length, 22);
  return part;
}
var localHeader = (entry) => Buffer.concat([Buffer.from("PK", "latin1"), common(entry), entry.name, entry.packed]);
function centralHeader(entry, offset) {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(entry.mode === 0 ? 0 : entry.mode << 16 >>> 0, 6);
  rest.writeUInt32LE(offset, 10);
  const maker = entry.mode === 0 ? "\0" : "";
  return Buffer.concat([Buffer.from(`PK${maker}`, "latin1"), common(entry), rest, entry.name]);
}
function packedOf({ name, content, deflated = false, mode = 0 }) {
  const bytes = Buffer.from(content);
  const isPacked = deflated && bytes.length > 0;
  return {
    name: Buffer.from(name),
    packed: isPacked ? deflateRawSync(bytes) : bytes,
    length: bytes.length,
    checksum: crc32(bytes),
    method: isPacked ? 8 : 0,
    mode
  };
}
function archiveOf(entries, comment = "") {
  const parts = [];
  const index = [];
  let offset = 0;
  for (const entry of entries.map(packedOf)) {
    const local = localHeader(entry);
    index.push(centralHeader(entry, offset));
    parts.push(local);
    offset += local.length;
  }
  const size = index.reduce((sum, one2) => sum + one2.length, 0);
  const end = Buffer.alloc(22);
  end.write("PK", "latin1");
  end.writeUInt16LE(index.length, 8);
  end.writeUInt16LE(index.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, ...index, end, Buffer.from(comment, "latin1")]);
}

// src/simulator/rest/archive.ts
var archives = "/codeload/";
var signature = "ALONEOFTHISADDRESS";
function redirect(repository2, request) {
  const sha = resolveRevision(parameter(request, "ref") || repository2.defaultBranch, repository2, request);
  if (sha === null) return notFound();
  const location = `${request.address.origin}${archives}${fullName(repository2)}/legacy.zip/${sha}?token=${signature}`;
  return { status: 302, body: null, headers: { location } };
}
function entriesOf(world, commit, top) {
  const entries = [{ name: top, content: "" }];
  const folders = /* @__PURE__ */ new Set();
  for (const [path, { mode, blob: blob2 }] of [...commit.files].sort(([one2], [other]) => one2 < other ? -1 : 1)) {
    for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) {
      const folder = path.slice(0, at + 1);
      if (!folders.has(folder)) entries.push({ name: `${top}${folder}`, content: "" });
      folders.add(folder);
    }
    if (mode === "160000") entries.push({ name: `${top}${path}/`, content: "" });
    else entries.push({ name: `${top}${path}`, content: world.store.blobs.get(blob2) ?? "", deflated: mode !== "120000", ...modeOf(mode) });
  }
  return entries;
}
var modeOf = (mode) => mode === "100644" ? {} : { mode: mode === "120000" ? 41471 : Number.parseInt(mode, 8) };
function archiveAt(world, path, query) {
  if (!path.startsWith(archives)) return null;
  const [owner = "", name = "", , sha = ""] = path.slice(archives.length).split("/");
  const commit = world.store.commits.get(sha);
  const headers = { date: world.clock.httpDate() };
  if (!commit || query.get("token") !== signature) return { status: 404, headers };
  const bytes = archiveOf(entriesOf(world, commit, `${owner}-${name}-${sha.slice(0, 7)}/`), sha);
  return { status: 200, headers: { ...headers, "content-type": "application/zip" }, bytes };
}
var archiveRoutes = [forRepository("GET /repos/{owner}/{repo}/zipball/{ref}", redirect)];

// src/simulator/rest/activity.ts
var activityShape = (activity, request) => ({
  id: activity.id,
  node_id: `PSH_${activity.id}`,
  before: activity.before,
  after: activity.after,
  ref: activity.ref,
  timestamp: activity.at,
  activity_type: activity.type,
  actor: userOrNull(activity.actor, request)
});
function listActivity(repository2, request) {
  const ref = request.query.get("ref");
  const type = request.query.get("activity_type");
  const isOfRef = (activity) => ref === null || activity.ref === ref || activity.ref === `refs/heads/${ref}`;
  const all = repository2.activity.filter((activity) => isOfRef(activity) && (type === null || activity.type === type)).reverse();
  if (request.query.get("direction") === "asc") all.reverse();
  const size = Math.min(100, Number(request.query.get("per_page") ?? 30));
  const after = request.query.get("after");
  const start = after === null ? 0 : all.findIndex((activity) => String(activity.id) === after) + 1;
  const items = request.secondPageMissing && after !== null ? [] : all.slice(start, start + size);
  const last = items.at(-1);
  if (!last || start + items.length >= all.length) return ok(items.map((activity) => activityShape(activity, request)));
  const next = new URL(request.address);
  next.searchParams.set("after", String(last.id));
  return ok(
    items.map((activity) => activityShape(activity, request)),
    { link: `<${next.href}>; rel="next"` }
  );
}
function rulesOf(repository2, request) {
  const page2 = pageOf(
    repository2.rules.filter((rule) => rule.branch === parameter(request, "branch")),
    request
  );
  const origin = { ruleset_source_type: "Repository", ruleset_source: fullName(repository2), ruleset_id: 1 };
  const body = page2.items.map((rule) => ({
    type: rule.type,
    ...rule.parameters ? { parameters: JSON.parse(JSON.stringify(rule.parameters)) } : {},
    ...origin
  }));
  return ok(body, page2.headers);
}
var activityRoutes = [
  forRepository("GET /repos/{owner}/{repo}/activity", listActivity),
  forRepository("GET /repos/{owner}/{repo}/rules/branches/{branch}", rulesOf)
];

// src/simulator/rest/commits.ts
var verification = (commit) => {
  const valid = commit.signature?.valid === true;
  const reason = commit.signature ? valid ? "valid" : "invalid" : "unsigned";
  return { verified: valid, reason, signature: commit.signature ? "simulated" : null, payload: null, verified_at: null };
};
var gitPerson = (person, date) => ({ name: person.name, email: person.email, date });
var userOf = (person, request) => {
  const member = request.world.memberByEmail(person.email);
  return member ? simpleUser(member, request) : null;
};
var parentShape = (sha, repository2, request) => ({
  sha,
  url: `${repositoryUrl(repository2, request)}/commits/${sha}`,
  html_url: `${pageUrl(repository2, request)}/commit/${sha}`
});
function commitShape(commit, repository2, request) {
  const address = `${repositoryUrl(repository2, request)}/commits/${commit.sha}`;
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    url: address,
    html_url: `${pageUrl(repository2, request)}/commit/${commit.sha}`,
    comments_url: `${address}/comments`,
    author: userOf(commit.author, request),
    committer: userOf(commit.committer, request),
    commit: {
      url: `${repositoryUrl(repository2, request)}/git/commits/${commit.sha}`,
      message: commit.message,
      comment_count: 0,
      author: gitPerson(commit.author, commit.authoredAt),
      committer: gitPerson(commit.committer, commit.committedAt),
      tree: { sha: commit.tree, url: `${repositoryUrl(repository2, request)}/git/trees/${commit.tree}` },
      verification: verification(commit)
    },
    parents: commit.parents.map((sha) => parentShape(sha, repository2, request))
  };
}
function comparedPage(ahead, request) {
  const isPaged = request.query.has("page") || request.query.has("per_page");
  return isPaged ? pageOf(ahead, request) : { items: ahead.slice(0, 250), headers: {} };
}
var comparedFiles = 300;
function compare(repository2, request) {
  const [from = "", to = ""] = parameter(request, "basehead").split("...");
  const { world } = request;
  const base = resolveRevision(from, repository2, request);
  const head = resolveRevision(to.split(":").pop() ?? "", repository2, request);
  const common2 = base !== null && head !== null ? mergeBase(world.store, base, head) : null;
  if (base === null || head === null || common2 === null) return notFound();
  const ahead = commitsBetween(world.store, base, head);
  const behind = commitsBetween(world.store, head, base);
  const files = changesBetween(world.store, common2.files, commitAt(world.store, head).files);
  const page2 = comparedPage(ahead, request);
  const first = Number(request.query.get("page") ?? 1) === 1;
  const address = `${repositoryUrl(repository2, request)}/compare/${from}...${to}`;
  const status = ahead.length === 0 ? behind.length === 0 ? "identical" : "behind" : behind.length === 0 ? "ahead" : "diverged";
  return ok(
    {
      url: address,
      html_url: address,
      permalink_url: address,
      diff_url: `${address}.diff`,
      patch_url: `${address}.patch`,
      status,
      base_commit: commitShape(commitAt(world.store, base), repository2, request),
      merge_base_commit: commitShape(common2, repository2, request),
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: page2.items.map((commit) => commitShape(commit, repository2, request)),
      files: first ? files.slice(0, comparedFiles).map((change) => fileShape(change, head, repository2, request)) : []
    },
    page2.headers
  );
}
function gitCommit(repository2, request) {
  const commit = request.world.store.commits.get(parameter(request, "commit_sha"));
  return commit ? ok(gitCommitShape(commit, repository2, request)) : notFound();
}
var gitCommitShape = (commit, repository2, request) => ({
  sha: commit.sha,
  node_id: `C_${commit.sha}`,
  url: `${repositoryUrl(repository2, request)}/git/commits/${commit.sha}`,
  html_url: `${pageUrl(repository2, request)}/commit/${commit.sha}`,
  message: commit.message,
  author: gitPerson(commit.author, commit.authoredAt),
  committer: gitPerson(commit.committer, commit.committedAt),
  tree: { sha: commit.tree, url: `${repositoryUrl(repository2, request)}/git/trees/${commit.tree}` },
  verification: verification(commit),
  parents: commit.parents.map((sha) => parentShape(sha, repository2, request))
});
function oneCommit(repository2, request) {
  const sha = resolveRevision(parameter(request, "ref").replace(/^heads\//, ""), repository2, request);
  if (sha === null)
    return { status: 422, body: { message: `No commit found for SHA: ${parameter(request, "ref")}`, documentation_url: "", status: "422" } };
  const commit = commitAt(request.world.store, sha);
  const before = commit.parents[0] === void 0 ? /* @__PURE__ */ new Map() : commitAt(request.world.store, commit.parents[0]).files;
  const page2 = pageOf(changesBetween(request.world.store, before, commit.files).slice(0, 3e3), request);
  const files = page2.items.map((change) => fileShape(change, sha, repository2, request));
  const stats = { additions: files.length, deletions: 0, total: files.length };
  return ok({ ...commitShape(commit, repository2, request), stats, files }, page2.headers);
}
function contents(repository2, request) {
  const path = parameter(request, "path");
  const sha = resolveRevision(request.query.get("ref") ?? repository2.defaultBranch, repository2, request);
  const file = sha === null ? void 0 : commitAt(request.world.store, sha).files.get(path);
  const bytes = file ? request.world.store.blobs.get(file.blob) : void 0;
  if (!file || !bytes) return notFound();
  const address = `${repositoryUrl(repository2, request)}/contents/${path}?ref=${sha}`;
  const blob2 = `${repositoryUrl(repository2, request)}/git/blobs/${file.blob}`;
  const page2 = `${pageUrl(repository2, request)}/blob/${sha}/${path}`;
  return ok({
    type: "file",
    encoding: "base64",
    size: bytes.length,
    name: path.split("/").pop() ?? path,
    path,
    sha: file.blob,
    url: address,
    git_url: blob2,
    html_url: page2,
    download_url: page2,
    content: Buffer.from(bytes).toString("base64"),
    _links: { self: address, git: blob2, html: page2 }
  });
}
function blob(repository2, request) {
  const sha = parameter(request, "file_sha");
  const bytes = request.world.store.blobs.get(sha);
  if (!bytes) return notFound();
  const address = `${repositoryUrl(repository2, request)}/git/blobs/${sha}`;
  return ok({ sha, node_id: `B_${sha}`, size: bytes.length, url: address, content: Buffer.from(bytes).toString("base64"), encoding: "base64" });
}
function pullsOfCommit(repository2, request) {
  const page2 = pageOf(associated(parameter(request, "commit_sha"), repository2, request), request);
  return ok(
    page2.items.map((pull) => pullShape(pull, request)),
    page2.headers
  );
}
var commitRoutes = [
  forRepository("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", gitCommit),
  forRepository("GET /repos/{owner}/{repo}/git/blobs/{file_sha}", blob),
  forRepository("GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls", pullsOfCommit),
  forRepository("GET /repos/{owner}/{repo}/compare/{basehead}", compare),
  forRepository("GET /repos/{owner}/{repo}/contents/{path}", contents)
];
var commitByRef = forRepository("GET /repos/{owner}/{repo}/commits/{ref}", oneCommit);

// src/simulator/artifacts.ts
import { createHash, randomUUID } from "node:crypto";
function storeArtifact(world, given) {
  const signature2 = createHash("sha256").update(randomUUID()).digest("hex");
  const fresh = { bytes: new Uint8Array(), digest: null, finalised: false, createdAt: world.clock.now(), signature: signature2 };
  const artifact = { id: world.artifacts.length + 1, ...given, ...fresh };
  world.artifacts.push(artifact);
  return artifact;
}
var digestOf = (bytes) => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
var blobAddress = (artifact, origin) => `${origin}/blobs/artifacts/${artifact.id}?sig=${artifact.signature}`;
function backendIds(authorization) {
  const claims = authorization.replace(/^Bearer /i, "").split(".")[1];
  if (claims === void 0) return null;
  try {
    const { scp } = JSON.parse(Buffer.from(claims, "base64url").toString());
    const scope = String(scp).split(" ").find((part) => part.startsWith("Actions.Results:"));
    const [, run, job] = scope?.split(":") ?? [];
    return run !== void 0 && job !== void 0 ? { run, job } : null;
  } catch {
    return null;
  }
}
var ArtifactService = class {
  stored;
  #blocks = /* @__PURE__ */ new Map();
  #world;
  constructor(world) {
    this.#world = world;
    this.stored = world.artifacts;
  }
  twirp(method, authorization, body, origin) {
    const ids = backendIds(authorization);
    if (!ids) return refusal(401, "unauthenticated", "the runtime token names no run");
    if (body["workflow_run_backend_id"] !== ids.run) return refusal(403, "permission_denied", "the token is for another run");
    const name = String(body["name"]);
    const known = this.stored.find((artifact) => artifact.run === ids.run && artifact.name === name);
    if (method === "CreateArtifact") return known ? alreadyExists : this.#create(ids.run, name, body, origin);
    if (method === "FinalizeArtifact") return known ? finalise(known, body) : refusal(404, "not_found", "no such artifact");
    return refusal(404, "bad_route", `no handler for ${method}`);
  }
  #create(run, name, body, origin) {
    const expiresAt = typeof body["expires_at"] === "string" ? body["expires_at"] : null;
    const artifact = storeArtifact(this.#world, { run, name, expiresAt });
    return { status: 200, body: { ok: true, signed_upload_url: blobAddress(artifact, origin) } };
  }
  /** One PUT of the blob client: a block, the list that joins the blocks, or the whole blob at once. */
  put(path, query, bytes) {
    const artifact = this.#signed(path, query);
    if (!artifact) return { status: 403 };
    const part = query.get("comp");
    if (part === "block") this.#blocks.set(`${artifact.id} ${query.get("blockid")}`, bytes);
    else if (part === "blocklist") artifact.bytes = this.#joined(artifact, bytes);
    else artifact.bytes = bytes;
    return {
      status: 201,
      headers: { etag: '"0x1"', "x-ms-request-id": randomUUID(), "x-ms-version": "2024-11-04", "x-ms-request-server-encrypted": "true" }
    };
  }
  #signed(path, query) {
    return this.stored.find((one2) => path === `/blobs/artifacts/${one2.id}` && query.get("sig") === one2.signature);
  }
  /** What the address that a download was redirected to answers; anybody who has the address may ask. */
  get(path, query) {
    const artifact = this.#signed(path, query);
    return artifact ? { status: 200, headers: { "content-type": "application/zip" }, bytes: artifact.bytes } : { status: 403 };
  }
  #joined(artifact, list2) {
    const ids = [...new TextDecoder().decode(list2).matchAll(/<Latest>([^<]+)<\/Latest>/g)].map((match) => match[1]);
    return Buffer.concat(ids.map((id) => this.#blocks.get(`${artifact.id} ${id}`) ?? new Uint8Array()));
  }
};
var refusal = (status, code, msg) => ({ status, body: { code, msg } });
var alreadyExists = refusal(409, "already_exists", "an artifact with this name already exists on the workflow run");
function finalise(artifact, body) {
  const actual = digestOf(artifact.bytes);
  const claimed = body["hash"];
  if (Number(body["size"]) !== artifact.bytes.length || typeof claimed === "string" && claimed !== actual) {
    return refusal(400, "invalid_argument", "the size or hash is not that of the uploaded content");
  }
  artifact.digest = actual;
  artifact.finalised = true;
  return { status: 200, body: { ok: true, artifact_id: String(artifact.id) } };
}

// src/simulator/rest/artifacts.ts
function artifactsOf(repository2, request) {
  const name = request.query.get("name");
  return request.world.artifacts.filter((artifact) => artifact.finalised && (name === null || artifact.name === name)).flatMap((artifact) => {
    const run = repository2.runs.find((one2) => String(one2.id) === artifact.run.split("-")[1]);
    return run ? [{ artifact, run }] : [];
  }).reverse();
}
var isExpired = (artifact, request) => artifact.expiresAt !== null && Date.parse(artifact.expiresAt) <= Date.parse(request.world.clock.now());
function artifactShape({ artifact, run }, repository2, request) {
  const address = `${repositoryUrl(repository2, request)}/actions/artifacts/${artifact.id}`;
  const head = request.world.repositories.get(run.headRepository.toLowerCase()) ?? repository2;
  return {
    id: artifact.id,
    node_id: `MDg6_${artifact.id}`,
    name: artifact.name,
    size_in_bytes: artifact.bytes.length,
    url: address,
    archive_download_url: `${address}/zip`,
    expired: isExpired(artifact, request),
    created_at: artifact.createdAt,
    expires_at: artifact.expiresAt,
    updated_at: artifact.createdAt,
    digest: artifact.digest,
    workflow_run: {
      id: run.id,
      repository_id: repository2.id,
      head_repository_id: head.id,
      head_branch: run.headBranch,
      head_sha: run.headSha
    }
  };
}
function list(all, repository2, request) {
  const page2 = pageOf(all, request);
  return ok({ total_count: all.length, artifacts: page2.items.map((found) => artifactShape(found, repository2, request)) }, page2.headers);
}
var forArtifact = (operation, answer) => forRepository(operation, (repository2, request) => {
  const found = artifactsOf(repository2, request).find(({ artifact }) => String(artifact.id) === parameter(request, "artifact_id"));
  return found ? answer(found, repository2, request) : notFound();
});
function download({ artifact }, _, request) {
  if (parameter(request, "archive_format") !== "zip") return notFound();
  if (isExpired(artifact, request)) {
    return { status: 410, body: { message: "Artifact has expired", documentation_url: "https://docs.github.com/rest", status: "410" } };
  }
  return { status: 302, body: null, headers: { location: blobAddress(artifact, request.address.origin) } };
}
var one = "/repos/{owner}/{repo}/actions/artifacts/{artifact_id}";
var artifactRoutes = [
  forRepository("GET /repos/{owner}/{repo}/actions/artifacts", (repository2, request) => list(artifactsOf(repository2, request), repository2, request)),
  forRepository("GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts", (repository2, request) => {
    const run = repository2.runs.find((known) => String(known.id) === parameter(request, "run_id"));
    const all = artifactsOf(repository2, request).filter((found) => found.run === run);
    return run ? list(all, repository2, request) : notFound();
  }),
  forArtifact(`GET ${one}`, (found, repository2, request) => ok(artifactShape(found, repository2, request))),
  forArtifact(`GET ${one}/{archive_format}`, download)
];

// src/simulator/rest/attestations.ts
var objectOf = (value) => value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
var page = "https://docs.github.com/rest/repos/attestations";
var invalid2 = (message) => ({ status: 422, body: { message, documentation_url: page } });
function postAttestation(repository2, request) {
  const bundle = objectOf(request.body["bundle"]);
  const material = objectOf(bundle["verificationMaterial"]);
  if (!String(bundle["mediaType"]).startsWith("application/vnd.dev.sigstore.bundle")) return invalid2("Invalid Argument - unsupported bundle");
  if (!material["certificate"] && !material["x509CertificateChain"]) return invalid2("Invalid Argument - the bundle has no certificate");
  const statement = statementOf(objectOf(bundle["dsseEnvelope"])["payload"]);
  const subjects = Array.isArray(statement["subject"]) ? statement["subject"].map((one2) => objectOf(objectOf(one2)["digest"])["sha256"]) : [];
  const attestation = {
    id: request.world.nextId(),
    repository: fullName(repository2).toLowerCase(),
    bundle,
    predicateType: String(statement["predicateType"]),
    subjects: subjects.filter((digest) => typeof digest === "string").map((digest) => `sha256:${digest}`)
  };
  if (attestation.subjects.length === 0) return invalid2("Invalid Argument - the statement names no artifact");
  request.world.attestations.push(attestation);
  return created({ id: attestation.id });
}
function statementOf(payload) {
  try {
    return objectOf(JSON.parse(Buffer.from(String(payload), "base64").toString("utf8")));
  } catch {
    return {};
  }
}
function listAttestations(repository2, request) {
  const digest = parameter(request, "subject_digest");
  const type = request.query.get("predicate_type");
  const own = request.world.attestations.filter((one2) => one2.repository === fullName(repository2).toLowerCase() && one2.subjects.includes(digest));
  const found = own.filter(({ predicateType }) => type === null || predicateType === type);
  const address = `${repositoryUrl(repository2, request)}/attestations`;
  return ok({ attestations: found.map(({ id, bundle }) => ({ bundle, repository_id: repository2.id, bundle_url: `${address}/${id}/bundle` })) });
}
var attestationRoutes = [
  forRepository("POST /repos/{owner}/{repo}/attestations", postAttestation),
  forRepository("GET /repos/{owner}/{repo}/attestations/{subject_digest}", listAttestations)
];

// src/simulator/rest/repository.ts
var tagTarget = (tag) => tag.annotation ? { sha: tag.annotation.sha, type: "tag" } : { sha: tag.commit, type: "commit" };
var refsOf = (repository2) => [
  ...[...repository2.branches].map(([name, sha]) => ({ name: `heads/${name}`, object: { sha, type: "commit" } })),
  ...[...repository2.tags].map(([name, tag]) => ({ name: `tags/${name}`, object: tagTarget(tag) }))
];
function refShape({ name, object }, repository2, request) {
  const address = repositoryUrl(repository2, request);
  return {
    ref: `refs/${name}`,
    node_id: `REF_${repository2.id}_${name}`,
    url: `${address}/git/refs/${name}`,
    object: { ...object, url: `${address}/git/${object.type}s/${object.sha}` }
  };
}
function gitRef(repository2, request) {
  const found = refsOf(repository2).find(({ name }) => name === parameter(request, "ref"));
  return found ? ok(refShape(found, repository2, request)) : notFound();
}
function matchingRefs(repository2, request) {
  const found = refsOf(repository2).filter(({ name }) => name.startsWith(parameter(request, "ref")));
  return ok(found.map((ref) => refShape(ref, repository2, request)));
}
function gitTag(repository2, request) {
  const sha = parameter(request, "tag_sha");
  const [name, tag] = [...repository2.tags].find(([, one2]) => one2.annotation?.sha === sha) ?? [];
  if (name === void 0 || !tag?.annotation) return notFound();
  const { message, tagger, at } = tag.annotation;
  const person = request.world.person(request.world.member(tagger)?.login ?? "ghost");
  const address = `${repositoryUrl(repository2, request)}/git`;
  return ok({
    node_id: `TAG_${sha}`,
    tag: name,
    sha,
    url: `${address}/tags/${sha}`,
    message,
    tagger: { ...person, date: at },
    object: { sha: tag.commit, type: "commit", url: `${address}/commits/${tag.commit}` },
    verification: { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null }
  });
}
function listBranches(repository2, request) {
  const wanted = request.query.get("protected");
  const all = [...repository2.branches].filter(([name]) => wanted === null || isProtected(repository2, name) === (wanted === "true"));
  const page2 = pageOf(all, request);
  const listed2 = page2.items.map(([name, sha]) => ({
    name,
    commit: { sha, url: `${repositoryUrl(repository2, request)}/commits/${sha}` },
    protected: isProtected(repository2, name)
  }));
  return ok(listed2, page2.headers);
}
function oneBranch(repository2, request) {
  const name = parameter(request, "branch");
  const sha = repository2.branches.get(name);
  if (sha === void 0) return notFound();
  const address = `${repositoryUrl(repository2, request)}/branches/${name}`;
  return ok({
    name,
    commit: commitShape(commitAt(request.world.store, sha), repository2, request),
    _links: { self: address, html: `${pageUrl(repository2, request)}/tree/${name}` },
    protected: isProtected(repository2, name),
    protection: { enabled: isProtected(repository2, name) },
    protection_url: `${address}/protection`
  });
}
var repositoryRoutes = [
  forRepository("GET /repos/{owner}/{repo}", (repository2, request) => ok(singleRepository(repository2, request))),
  forRepository("GET /repos/{owner}/{repo}/branches", listBranches),
  forRepository("GET /repos/{owner}/{repo}/branches/{branch}", oneBranch),
  forRepository("GET /repos/{owner}/{repo}/git/ref/{ref}", gitRef),
  forRepository("GET /repos/{owner}/{repo}/git/matching-refs/{ref}", matchingRefs),
  forRepository("GET /repos/{owner}/{repo}/git/tags/{tag_sha}", gitTag)
];

// src/simulator/rest/gitData.ts
var invalid3 = (message) => ({ status: 422, body: { message, documentation_url: "https://docs.github.com/rest/git" } });
var blobLimit = 100 * 1024 * 1024;
function postBlob(repository2, request) {
  const content = text(request.body["content"]);
  if (content === null) return invalid3(`Invalid request.

"content" wasn't supplied.`);
  const bytes = Buffer.from(content, text(request.body["encoding"]) === "base64" ? "base64" : "utf8");
  if (bytes.length > blobLimit) return invalid3("Sorry, your input was too large to process.");
  const sha = storeBlob(request.world.store, new Uint8Array(bytes));
  return created({ url: `${repositoryUrl(repository2, request)}/git/blobs/${sha}`, sha });
}
var objects = (given) => Array.isArray(given) ? given.filter((one2) => one2 !== null && typeof one2 === "object" && !Array.isArray(one2)) : [];
function postTree(repository2, request) {
  const { store } = request.world;
  const base = text(request.body["base_tree"]);
  const before = base === null ? /* @__PURE__ */ new Map() : store.trees.get(base);
  if (!before) return invalid3("base_tree is not a valid tree");
  const files = new Map(before);
  for (const entry of objects(request.body["tree"])) {
    const [path, mode, blob2] = [text(entry["path"]), text(entry["mode"]), text(entry["sha"])];
    if (path === null || mode === null || blob2 === null || !store.blobs.has(blob2)) return invalid3("tree.sha is not a valid blob");
    files.set(path, { mode, blob: blob2 });
  }
  if (files.size === 0) return invalid3("Invalid tree info");
  const sha = storeTree(store, files);
  const address = `${repositoryUrl(repository2, request)}/git`;
  const tree = entriesBelow(files, "").map(({ mode, name, oid }) => {
    const type = mode === "40000" ? "tree" : "blob";
    const size = type === "blob" ? { size: store.blobs.get(oid)?.length ?? 0 } : {};
    return { path: name, mode: mode.padStart(6, "0"), type, sha: oid, url: `${address}/${type}s/${oid}`, ...size };
  });
  return created({ sha, url: `${address}/trees/${sha}`, truncated: false, tree });
}
function postCommit(repository2, request) {
  const { store, clock } = request.world;
  const files = store.trees.get(text(request.body["tree"]) ?? "");
  const parents = Array.isArray(request.body["parents"]) ? request.body["parents"].map(String) : [];
  if (!files) return invalid3("Tree SHA does not exist");
  if (parents.some((sha) => !store.commits.has(sha))) return invalid3("Parent SHA does not exist or is not a commit object");
  const [person, at] = [request.world.person(writer(request).login), clock.tick()];
  const signature2 = { valid: true, byGitHub: true, signer: null };
  const message = text(request.body["message"]) ?? "";
  const made = { author: person, committer: person, coAuthors: [], authoredAt: at, committedAt: at };
  const commit = storeCommit(store, { ...made, files, parents, message, signature: signature2 });
  return created(gitCommitShape(commit, repository2, request));
}
var branchOf = (ref) => ref.replace(/^(refs\/)?heads\//, "");
function postRef(repository2, request) {
  const [ref, sha] = [text(request.body["ref"]) ?? "", text(request.body["sha"]) ?? ""];
  if (!/^refs\/heads\/.+/.test(ref)) return invalid3("Reference name must start with 'refs/'");
  if (!request.world.store.commits.has(sha)) return invalid3("Object does not exist");
  if (repository2.branches.has(branchOf(ref))) return invalid3("Reference already exists");
  return refused2(repository2, branchOf(ref), "creation") ?? created(moved(repository2, branchOf(ref), sha, request));
}
function patchRef(repository2, request) {
  const { store } = request.world;
  const branch = branchOf(parameter(request, "ref"));
  const sha = text(request.body["sha"]) ?? "";
  const before = repository2.branches.get(branch);
  if (before === void 0) return invalid3("Reference does not exist");
  if (!store.commits.has(sha)) return invalid3("Object does not exist");
  const isForward = reachable(store, sha).has(before);
  if (!isForward && request.body["force"] !== true) return invalid3("Update is not a fast forward");
  return refused2(repository2, branch, isForward ? "update" : "non_fast_forward") ?? ok(moved(repository2, branch, sha, request));
}
var refused2 = ({ rules }, branch, type) => rules.some((rule) => rule.branch === branch && rule.type === type) ? invalid3(violation) : null;
var violation = "Repository rule violations found\n\nCannot update this protected ref.\n\n";
function moved(repository2, branch, sha, request) {
  const before = repository2.branches.get(branch);
  if (before !== sha) request.world.moveBranch(repository2, branch, sha, writer(request).login);
  return refShape({ name: `heads/${branch}`, object: { sha, type: "commit" } }, repository2, request);
}
var gitDataRoutes = [
  forRepository("POST /repos/{owner}/{repo}/git/blobs", postBlob),
  forRepository("POST /repos/{owner}/{repo}/git/trees", postTree),
  forRepository("POST /repos/{owner}/{repo}/git/commits", postCommit),
  forRepository("POST /repos/{owner}/{repo}/git/refs", postRef),
  forRepository("PATCH /repos/{owner}/{repo}/git/refs/{ref}", patchRef)
];

// src/simulator/rest/issues.ts
function issueShape(issue, repository2, request) {
  const address = `${repositoryUrl(repository2, request)}/issues/${issue.number}`;
  const assignees = issue.assignees.map((id) => userOrGhost(id, request));
  return {
    id: issue.id,
    node_id: `I_${issue.id}`,
    number: issue.number,
    url: address,
    repository_url: repositoryUrl(repository2, request),
    labels_url: `${address}/labels{/name}`,
    comments_url: `${address}/comments`,
    events_url: `${address}/events`,
    html_url: `${pageUrl(repository2, request)}/issues/${issue.number}`,
    state: issue.state,
    state_reason: issue.stateReason,
    title: issue.title,
    body: issue.body,
    user: userOrGhost(issue.author, request),
    labels: issue.labels,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    locked: false,
    active_lock_reason: null,
    comments: repository2.comments.filter((comment) => comment.number === issue.number).length,
    closed_at: issue.state === "closed" ? issue.updatedAt : null,
    created_at: issue.at,
    updated_at: issue.updatedAt,
    author_association: "NONE"
  };
}
var texts = (given) => Array.isArray(given) ? given.filter((one2) => typeof one2 === "string") : [];
var longestBody = 65536;
var isTooLong = (body) => (body?.length ?? 0) > longestBody;
var tooLong = () => invalid(`Validation Failed: body is too long (maximum is ${longestBody} characters)`);
function postIssue(repository2, request) {
  const title = text(request.body["title"]);
  if (title === null || title.trim() === "") return invalid("Validation Failed: title is missing");
  const body = text(request.body["body"]);
  if (isTooLong(body)) return tooLong();
  const assignees = texts(request.body["assignees"]).map((login) => request.world.findAccount(login)?.id ?? 0);
  const at = request.world.clock.now();
  const issue = {
    id: request.world.nextId(),
    number: nextNumber(repository2),
    title,
    body,
    author: writer(request).id,
    labels: texts(request.body["labels"]),
    assignees: assignees.filter((id) => repository2.writers.has(id)),
    state: "open",
    stateReason: null,
    at,
    updatedAt: at
  };
  repository2.issues.push(issue);
  return created(issueShape(issue, repository2, request));
}
var reasons = ["completed", "not_planned", "duplicate", "reopened"];
function patchIssue(repository2, request) {
  const issue = repository2.issues.find((one2) => String(one2.number) === parameter(request, "issue_number"));
  if (!issue) return notFound();
  const title = text(request.body["title"]);
  if (title?.trim() === "") return invalid("Validation Failed: title is missing");
  const body = text(request.body["body"]);
  if (isTooLong(body)) return tooLong();
  issue.title = title ?? issue.title;
  issue.body = body ?? issue.body;
  if (Array.isArray(request.body["labels"])) issue.labels = texts(request.body["labels"]);
  const state = request.body["state"];
  if (state === "open" || state === "closed") {
    const given = reasons.find((reason) => reason === request.body["state_reason"]);
    issue.stateReason = given ?? (state === "closed" ? "completed" : issue.state === "closed" ? "reopened" : issue.stateReason);
    issue.state = state;
  }
  issue.updatedAt = request.world.clock.now();
  return ok(issueShape(issue, repository2, request));
}
function listIssues(repository2, request) {
  const labels = request.query.get("labels")?.split(",") ?? [];
  const state = request.query.get("state") ?? "open";
  const fits = (issue) => (state === "all" || issue.state === state) && labels.every((label) => issue.labels.includes(label));
  const all = repository2.issues.filter(fits).reverse();
  const page2 = pageOf(all, request);
  return ok(
    page2.items.map((issue) => issueShape(issue, repository2, request)),
    page2.headers
  );
}
var issueRoutes = [
  forRepository("GET /repos/{owner}/{repo}/issues", listIssues),
  forRepository("POST /repos/{owner}/{repo}/issues", postIssue),
  forRepository("PATCH /repos/{owner}/{repo}/issues/{issue_number}", patchIssue)
];

// src/simulator/rest/people.ts
function user(request) {
  const member = request.world.findAccount(parameter(request, "username").replace(/\[bot\]$/, ""));
  if (!member) return notFound();
  const now = request.world.clock.now();
  return ok({
    ...simpleUser(member, request),
    name: member.name,
    company: null,
    blog: null,
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: now,
    updated_at: now
  });
}
var teamOf = (request) => request.world.teams.get(`${parameter(request, "org")}/${parameter(request, "team_slug")}`.toLowerCase());
function organization2(member, request) {
  const address = `${request.apiUrl}/orgs/${member.login}`;
  const now = request.world.clock.now();
  return {
    login: member.login,
    id: member.id,
    node_id: `O_${member.id}`,
    url: address,
    repos_url: `${address}/repos`,
    events_url: `${address}/events`,
    hooks_url: `${address}/hooks`,
    issues_url: `${address}/issues`,
    members_url: `${address}/members`,
    public_members_url: `${address}/public_members`,
    avatar_url: `${request.serverUrl}/avatars/${member.id}`,
    description: null,
    html_url: `${request.serverUrl}/${member.login}`,
    type: "Organization",
    has_organization_projects: false,
    has_repository_projects: false,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: now,
    updated_at: now,
    archived_at: null
  };
}
function team(request) {
  const found = teamOf(request);
  if (!found) return notFound();
  const now = request.world.clock.now();
  return ok({
    ...nestedTeam(found, request),
    members_count: request.world.teamMembers(found).length,
    repos_count: 0,
    created_at: now,
    updated_at: now,
    organization: organization2(request.world.account(found.org), request)
  });
}
function members(request) {
  const found = teamOf(request);
  if (!found) return notFound();
  const page2 = pageOf(request.world.teamMembers(found), request);
  return ok(
    page2.items.map((member) => simpleUser(member, request)),
    page2.headers
  );
}
var peopleRoutes = [
  { operation: "GET /users/{username}", answer: user },
  { operation: "GET /orgs/{org}/teams/{team_slug}", answer: team },
  { operation: "GET /orgs/{org}/teams/{team_slug}/members", answer: members }
];

// src/simulator/rest/checks.ts
function checkShape(check, repository2, request) {
  const address = `${repositoryUrl(repository2, request)}/check-runs/${check.id}`;
  const { annotations, ...output } = check.output;
  return {
    id: check.id,
    node_id: `CR_${check.id}`,
    head_sha: check.sha,
    name: check.name,
    external_id: check.externalId,
    url: address,
    html_url: `${pageUrl(repository2, request)}/runs/${check.id}`,
    details_url: check.detailsUrl,
    status: check.status,
    conclusion: check.conclusion,
    started_at: check.startedAt,
    completed_at: check.completedAt,
    pull_requests: [],
    check_suite: { id: 1 },
    output: { ...output, annotations_count: annotations, annotations_url: `${address}/annotations` },
    app: actionsApp(request, check.startedAt)
  };
}
function outputOf(given, before) {
  if (given === void 0 || given === null || typeof given !== "object" || Array.isArray(given)) return before;
  const [title, summary, body] = [text(given["title"]), text(given["summary"]), text(given["text"])];
  if ([summary, body].some((part) => (part?.length ?? 0) > 65535)) return "Invalid request: only 65535 characters are allowed";
  const annotations = Array.isArray(given["annotations"]) ? given["annotations"].length : 0;
  if (annotations > 50) return "Invalid request: no more than 50 annotations are allowed";
  return {
    title: title ?? before.title,
    summary: summary ?? before.summary,
    text: body ?? before.text,
    annotations: before.annotations + annotations
  };
}
var noOutput = { title: null, summary: null, text: null, annotations: 0 };
function postCheck(repository2, request) {
  const sha = text(request.body["head_sha"]) ?? "";
  const name = text(request.body["name"]);
  if (name === null || !request.world.store.commits.has(sha)) return invalid(`No commit found for SHA: ${sha}, or no name`);
  const output = outputOf(request.body["output"], noOutput);
  if (typeof output === "string") return invalid(output);
  const conclusion = text(request.body["conclusion"]);
  const now = request.world.clock.now();
  const check = {
    id: request.world.nextId(),
    name,
    sha,
    externalId: text(request.body["external_id"]) ?? "",
    detailsUrl: text(request.body["details_url"]),
    status: conclusion === null ? text(request.body["status"]) ?? "queued" : "completed",
    conclusion,
    startedAt: now,
    completedAt: conclusion === null ? null : now,
    output
  };
  repository2.checks.push(check);
  return created(checkShape(check, repository2, request));
}
var checkOf = (repository2, request) => repository2.checks.find((check) => String(check.id) === parameter(request, "check_run_id"));
function patchCheck(repository2, request) {
  const check = checkOf(repository2, request);
  if (!check) return notFound();
  const output = outputOf(request.body["output"], check.output);
  if (typeof output === "string") return invalid(output);
  const conclusion = text(request.body["conclusion"]);
  check.output = output;
  check.externalId = text(request.body["external_id"]) ?? check.externalId;
  check.detailsUrl = text(request.body["details_url"]) ?? check.detailsUrl;
  check.status = conclusion === null ? text(request.body["status"]) ?? check.status : "completed";
  if (conclusion !== null) Object.assign(check, { conclusion, completedAt: request.world.clock.now() });
  return ok(checkShape(check, repository2, request));
}
function listChecks(repository2, request) {
  const sha = resolveRevision(parameter(request, "ref"), repository2, request);
  const name = request.query.get("check_name");
  const all = repository2.checks.filter((check) => check.sha === sha && (name === null || check.name === name)).reverse();
  const page2 = pageOf(all, request);
  return ok({ total_count: all.length, check_runs: page2.items.map((check) => checkShape(check, repository2, request)) }, page2.headers);
}
var checkRoutes = [
  forRepository("POST /repos/{owner}/{repo}/check-runs", postCheck),
  forRepository("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", patchCheck),
  forRepository("GET /repos/{owner}/{repo}/check-runs/{check_run_id}", (repository2, request) => {
    const check = checkOf(repository2, request);
    return check ? ok(checkShape(check, repository2, request)) : notFound();
  }),
  forRepository("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", listChecks)
];

// src/simulator/rest/comments.ts
function commentShape(comment, repository2, request) {
  const page2 = `${pageUrl(repository2, request)}/${repository2.pulls.has(comment.number) ? "pull" : "issues"}/${comment.number}`;
  const issue = `${repositoryUrl(repository2, request)}/issues/${comment.number}`;
  return {
    id: comment.id,
    node_id: `IC_${comment.id}`,
    url: `${repositoryUrl(repository2, request)}/issues/comments/${comment.id}`,
    issue_url: issue,
    html_url: `${page2}#issuecomment-${comment.id}`,
    body: comment.body,
    user: userOrGhost(comment.author, request),
    created_at: comment.at,
    updated_at: comment.updatedAt,
    author_association: "NONE"
  };
}
function listComments(repository2, request) {
  const page2 = pageOf(
    repository2.comments.filter((comment) => String(comment.number) === parameter(request, "issue_number")),
    request
  );
  return ok(
    page2.items.map((comment) => commentShape(comment, repository2, request)),
    page2.headers
  );
}
function postComment(repository2, request) {
  const number = Number(parameter(request, "issue_number"));
  const body = text(request.body["body"]);
  if (!repository2.pulls.has(number) && !repository2.issues.some((issue) => issue.number === number)) return notFound();
  if (body === null || body.length > 65536) return invalid("Body is missing or too long (maximum is 65536 characters)");
  const at = request.world.clock.now();
  const comment = { id: request.world.nextId(), number, author: writer(request).id, body, at, updatedAt: at };
  repository2.comments.push(comment);
  return created(commentShape(comment, repository2, request));
}
function patchComment(repository2, request) {
  const comment = repository2.comments.find((one2) => String(one2.id) === parameter(request, "comment_id"));
  if (!comment) return notFound();
  comment.body = text(request.body["body"]) ?? comment.body;
  comment.updatedAt = request.world.clock.now();
  return ok(commentShape(comment, repository2, request));
}
var commentRoutes = [
  forRepository("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", listComments),
  forRepository("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", postComment),
  forRepository("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", patchComment)
];

// src/simulator/rest/secrets.ts
function listed(names, request) {
  const page2 = pageOf(names, request);
  const at = request.world.clock.now();
  return ok({ total_count: names.length, secrets: page2.items.map((name) => ({ name, created_at: at, updated_at: at })) }, page2.headers);
}
function ofEnvironment(repository2, request) {
  const found = environmentNamed(repository2, parameter(request, "environment_name"));
  return found ? listed(repository2.secrets.environments.get(found.name) ?? [], request) : notFound();
}
var secretRoutes = [
  forRepository("GET /repos/{owner}/{repo}/actions/secrets", ({ secrets }, request) => listed(secrets.repository, request)),
  forRepository("GET /repos/{owner}/{repo}/actions/organization-secrets", ({ secrets }, request) => listed(secrets.organization, request)),
  forRepository("GET /repos/{owner}/{repo}/dependabot/secrets", ({ secrets }, request) => listed(secrets.dependabot, request)),
  forRepository("GET /repos/{owner}/{repo}/environments/{environment_name}/secrets", ofEnvironment)
];

// src/simulator/rest/statuses.ts
function statusShape(status, repository2, request) {
  return {
    url: `${repositoryUrl(repository2, request)}/statuses/${status.sha}`,
    avatar_url: null,
    id: status.id,
    node_id: `SC_${status.id}`,
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.at,
    updated_at: status.at,
    creator: simpleUser(writer(request), request)
  };
}
var states = ["error", "failure", "pending", "success"];
function postStatus(repository2, request) {
  const state = states.find((known) => known === request.body["state"]);
  const sha = parameter(request, "sha");
  const description = text(request.body["description"]);
  if (!state || !request.world.store.commits.has(sha)) return invalid(`No commit found for SHA: ${sha}, or no such state`);
  if (description !== null && description.length > 140) return invalid("Validation Failed: description is too long (maximum is 140 characters)");
  const status = {
    id: request.world.nextId(),
    sha,
    state,
    description,
    context: text(request.body["context"]) ?? "default",
    targetUrl: text(request.body["target_url"]),
    at: request.world.clock.now()
  };
  repository2.statuses.push(status);
  return created(statusShape(status, repository2, request));
}
function listStatuses(repository2, request) {
  const sha = resolveRevision(parameter(request, "ref"), repository2, request);
  const page2 = pageOf(repository2.statuses.filter((status) => status.sha === sha).reverse(), request);
  return ok(
    page2.items.map((status) => statusShape(status, repository2, request)),
    page2.headers
  );
}
function combinedStatus(repository2, request) {
  const sha = resolveRevision(parameter(request, "ref"), repository2, request);
  if (sha === null) return notFound();
  const all = latestStatuses(sha, repository2);
  const state = all.length === 0 || all.some((one2) => one2.state === "pending") ? "pending" : "success";
  const address = `${repositoryUrl(repository2, request)}/commits/${sha}`;
  const body = { state: all.some((one2) => one2.state === "failure" || one2.state === "error") ? "failure" : state, sha, total_count: all.length };
  const statuses = all.map((status) => statusShape(status, repository2, request));
  return ok({ ...body, statuses, repository: minimalRepository(repository2, request), commit_url: address, url: `${address}/status` });
}
var statusRoutes = [
  forRepository("POST /repos/{owner}/{repo}/statuses/{sha}", postStatus),
  forRepository("GET /repos/{owner}/{repo}/commits/{ref}/statuses", listStatuses),
  forRepository("GET /repos/{owner}/{repo}/commits/{ref}/status", combinedStatus)
];

// src/simulator/schema/query.ts
var pointsPerHour = 1e3;
var rateLimit = objectType("RateLimit", {
  cost: (_, __, context) => context.cost.points,
  nodeCount: (_, __, context) => context.cost.nodes,
  limit: () => pointsPerHour,
  remaining: (_, __, context) => pointsPerHour - context.cost.points,
  used: (_, __, context) => context.cost.points,
  resetAt: (_, __, context) => context.world.clock.now()
});
function nodeById(id, context) {
  for (const home of context.world.repositories.values()) {
    if (`R_${home.id}` === id) return repository(home);
    for (const pull of home.pulls.values()) if (`PR_${pull.id}` === id) return pullRequest(pull);
    for (const run of home.runs) if (`WFR_${run.id}` === id) return workflowRun({ run, repository: home });
    for (const made of home.deployments) if (`DE_${made.id}` === id) return deployment({ deployment: made, repository: home });
  }
  const member = [...context.world.members.values()].find((one2) => !one2.deleted && `U_${one2.id}` === id);
  return member ? actorNode(member) : null;
}
var unknown = (id) => new FieldError("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'`);
function nodesById(ids, context) {
  if (ids.length > 100) throw new QueryError("ARGUMENT_LIMIT", `You may not provide more than 100 node ids; you provided ${ids.length}.`);
  return ids.map((id) => nodeById(id, context) ?? unknown(id));
}
var queryRoot = objectType("Query", {
  rateLimit: () => rateLimit(null),
  viewer: (_, __, context) => actorNode(context.world.account(context.viewer)),
  node: (_, args, context) => nodeById(textArgument(args, "id"), context) ?? unknown(textArgument(args, "id")),
  nodes: (_, args, context) => nodesById(listArgument(args, "ids") ?? [], context),
  repository: (_, args, context) => {
    const name = `${textArgument(args, "owner")}/${textArgument(args, "name")}`;
    const found = context.world.repositoryAt(name, args["followRenames"] !== false);
    if (!found || found.deleted) throw new FieldError("NOT_FOUND", `Could not resolve to a Repository with the name '${name}'.`);
    return repository(found);
  },
  user: (_, args, context) => {
    const login = textArgument(args, "login");
    const found = userNode(context.world.findAccount(login));
    if (!found) throw new FieldError("NOT_FOUND", `Could not resolve to a User with the login of '${login}'.`);
    return found;
  },
  organization: (_, args, context) => {
    const login = textArgument(args, "login");
    const found = context.world.findAccount(login);
    if (found?.type !== "Organization") throw new FieldError("NOT_FOUND", `Could not resolve to an Organization with the login of '${login}'.`);
    return organization(found);
  }
});

// src/simulator/answerer.ts
var routes = [
  ...pullRoutes,
  ...peopleRoutes,
  ...activityRoutes,
  ...statusRoutes,
  ...checkRoutes,
  ...secretRoutes,
  ...commentRoutes,
  ...issueRoutes,
  ...gitDataRoutes,
  ...environmentRoutes,
  ...deploymentRoutes,
  ...runRoutes,
  ...artifactRoutes,
  ...archiveRoutes,
  ...attestationRoutes,
  ...repositoryRoutes,
  ...commitRoutes,
  commitByRef
];
var Answerer = class {
  #world;
  #artifacts;
  #options;
  #queries = 0;
  constructor(world, artifacts, options) {
    this.#world = world;
    this.#artifacts = artifacts;
    this.#options = options;
  }
  answer(request, simulator) {
    const token = (request.headers.authorization ?? "").replace(/^(bearer|token) /i, "");
    const path = this.#options.enterprise ? request.address.pathname.replace(/^\/api(\/v3)?(?=\/)/, "") : request.address.pathname;
    const isBlob = /^\/(blobs|codeload)\//.test(path);
    const requestBody = isBlob ? null : parsed(request.body);
    const outgoing = this.#outgoing(request, path, requestBody, token, simulator);
    const headers = isBlob ? { ...outgoing.headers } : this.#headers(outgoing, simulator);
    return {
      kind: outgoing.kind,
      method: request.method,
      path,
      query: request.address.search.slice(1),
      requestBody,
      token,
      status: outgoing.status,
      responseHeaders: headers,
      responseBody: outgoing.body,
      ...outgoing.bytes ? { responseBytes: outgoing.bytes } : {}
    };
  }
  #outgoing(request, path, body, token, simulator) {
    if (path.startsWith("/twirp/") || path.startsWith("/blobs/")) return this.#artifact(request, path, asObject(body), simulator);
    const archive = archiveAt(this.#world, path, request.address.searchParams);
    if (archive) return { kind: "artifact", body: null, ...archive };
    const kind = path === "/graphql" ? "graphql" : "rest";
    const refusal2 = refusalOf(simulator.misbehave, request.method, path);
    if (refusal2) return { kind, ...refusal2 };
    if (token === "")
      return { kind, status: 401, body: { message: "Requires authentication", documentation_url: "https://docs.github.com/rest", status: "401" } };
    if (kind === "graphql" && request.method === "POST") return this.#graphql(asObject(body), token, simulator);
    return this.#rest(request, path, asObject(body), token, simulator);
  }
  #artifact(request, path, body, simulator) {
    const answered = (answer) => ({
      kind: "artifact",
      status: answer.status,
      headers: answer.headers ?? {},
      body: answer.body ?? null,
      ...answer.bytes ? { bytes: answer.bytes } : {}
    });
    if (simulator.misbehave.artifacts === "refuse")
      return answered({ status: 403, body: { code: "permission_denied", msg: "artifact storage is not available" } });
    if (path.startsWith("/blobs/") && request.method === "GET") return answered(this.#artifacts.get(path, request.address.searchParams));
    if (path.startsWith("/blobs/")) return answered(this.#artifacts.put(path, request.address.searchParams, request.body));
    const method = path.replace("/twirp/github.actions.results.api.v1.ArtifactService/", "");
    return answered(this.#artifacts.twirp(method, request.headers.authorization ?? "", body, simulator.url));
  }
  #graphql(body, token, simulator) {
    const readsTeams = this.#readsTeams(token) && simulator.misbehave.teams === void 0;
    const answer = answerQuery(body, queryRoot(null), {
      world: this.#world,
      serverUrl: simulator.serverUrl,
      apiUrl: simulator.apiUrl,
      viewer: "github-actions",
      readsTeams,
      secondPageMissing: simulator.misbehave.secondPageMissing === true,
      failing: simulator.misbehave.failingFields ?? [],
      lacking: simulator.misbehave.lacking ?? []
    });
    this.#queries += 1;
    if (this.#queries === 1) simulator.misbehave.afterFirstQuery?.(this.#world);
    return { kind: "graphql", status: 200, body: answer };
  }
  /** What the Actions token gets from a team endpoint is 403; only an app with `members: read` sees teams. */
  #readsTeams(token) {
    return this.#options.orgTokens === void 0 || this.#options.orgTokens.includes(token);
  }
  #rest(request, path, body, token, simulator) {
    if (path.startsWith("/orgs/") && !this.#readsTeams(token)) {
      const headers = { "x-accepted-github-permissions": "members=read" };
      return {
        kind: "rest",
        status: 403,
        headers,
        body: { message: "Resource not accessible by integration", documentation_url: "https://docs.github.com/rest", status: "403" }
      };
    }
    for (const route of routes) {
      const [method = "", template = ""] = route.operation.split(" ");
      const parameters = method === request.method ? matchPath(template, path) : null;
      if (!parameters) continue;
      const answer = route.answer({
        world: this.#world,
        parameters,
        query: request.address.searchParams,
        body,
        apiUrl: simulator.apiUrl,
        serverUrl: simulator.serverUrl,
        address: request.address,
        secondPageMissing: simulator.misbehave.secondPageMissing === true
      });
      return { kind: "rest", ...answer };
    }
    return { kind: "unanswered", ...notFound() };
  }
  #headers(outgoing, simulator) {
    return {
      "content-type": "application/json; charset=utf-8",
      date: this.#world.clock.httpDate(simulator.misbehave.clockOffsetSeconds ?? 0),
      "x-github-request-id": randomUUID2().slice(0, 23).toUpperCase().replaceAll("-", ":"),
      "x-ratelimit-limit": "1000",
      "x-ratelimit-remaining": "999",
      "x-ratelimit-reset": String(Math.floor(Date.parse(this.#world.clock.now()) / 1e3) + 3600),
      "x-ratelimit-used": "1",
      "x-ratelimit-resource": outgoing.kind === "graphql" ? "graphql" : "core",
      etag: `"${createHash2("sha256").update(JSON.stringify(outgoing.body)).digest("hex")}"`,
      ...outgoing.headers
    };
  }
};
function parsed(bytes) {
  if (bytes.length === 0) return null;
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
var asObject = (body) => body !== null && typeof body === "object" && !Array.isArray(body) ? body : {};

// src/simulator/server.ts
var bodyLimit = 64 * 1024 * 1024;
async function bodyOf(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > bodyLimit) throw new Error("body too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
async function startSimulator(world, options = {}) {
  const requests = [];
  const problems = [];
  const artifacts = new ArtifactService(world);
  const misbehave = options.misbehave ?? {};
  const answerer = new Answerer(world, artifacts, options);
  const handle = async (request, response) => {
    const body = await bodyOf(request);
    if (options.latencyMs) await wait(options.latencyMs);
    const address = new URL(request.url ?? "/", simulator.url);
    const recorded = answerer.answer({ method: request.method ?? "GET", address, headers: request.headers, body }, simulator);
    requests.push(recorded);
    try {
      options.observe?.(recorded);
    } catch (problem) {
      problems.push(problem);
    }
    response.writeHead(recorded.status, recorded.responseHeaders);
    response.end(recorded.responseBytes ?? (recorded.responseBody === null ? void 0 : JSON.stringify(recorded.responseBody)));
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((problem) => {
      problems.push(problem);
      response.destroy();
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  const simulator = {
    url,
    apiUrl: options.enterprise ? `${url}/api/v3` : url,
    graphqlUrl: options.enterprise ? `${url}/api/graphql` : `${url}/graphql`,
    serverUrl: options.serverUrl ?? "https://github.com",
    requests,
    misbehave,
    artifacts: artifacts.stored,
    unanswered: () => requests.filter((one2) => one2.kind === "unanswered").map((one2) => `${one2.method} ${one2.path}`),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (problems.length > 0) throw problems[0];
    }
  };
  return simulator;
}
export {
  startSimulator
};
